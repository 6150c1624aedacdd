package savepoint.server.web;

import java.util.regex.Pattern;

/// Addresses that stay on this site, for redirects to where a request says.
public final class LocalPath {
    // One slash, then neither slash nor backslash: browsers read //host and /\host as another site.
    // No control
    // characters: browsers drop them before they look.
    private static final Pattern LOCAL =
            Pattern.compile("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]{0,2000}");

    private LocalPath() {}

    /// The path itself if it is one of this site, else the first page's.
    public static String orHome(String path) {
        return LOCAL.matcher(path).matches() ? path : "/";
    }
}

package savepoint.server.web;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/// Under which address browsers know this server, and what stands between. Without a base URL, whatever they asked for is
/// taken as it.
public record Site(Optional<URI> baseUrl, Proxies proxies) {
    /// One that browsers reach without a proxy, or whose proxies are not believed.
    public Site(Optional<URI> baseUrl) {
        this(baseUrl, Proxies.NONE);
    }

    /// Whether browsers come by https, so that cookies are kept to it.
    public boolean secure() {
        return baseUrl.filter(url -> "https".equals(url.getScheme())).isPresent();
    }

    /// The name that a cookie has in the browser: `__Host-` keeps neighbours on the same domain from planting it.
    String nameInBrowser(String cookie) {
        return secure() ? "__Host-" + cookie : cookie;
    }

    /// Whether an Origin header names this site; `host` is what the same request asked for.
    boolean isOrigin(String origin, String host) {
        var expected = baseUrl.map(Site::originOf);
        return expected.map(origin::equals).orElse(false)
                || origin.equals("http://" + host.toLowerCase(Locale.ROOT));
    }

    private static String originOf(URI url) {
        return url.getScheme() + "://" + url.getAuthority().toLowerCase(Locale.ROOT);
    }
}

package savepoint.server.web;

import java.util.List;
import java.util.regex.Pattern;

/// One address of the application: `path` names its variable parts in braces (`/c/{course}/{term}`).
public record Route(Method method, String path, Audience audience, Handler handler) {
    private static final Pattern PARAMETER = Pattern.compile("[{<]([a-z]+)[}>]");

    /// The names of the path's variable parts, in order.
    public List<String> parameters() {
        return PARAMETER.matcher(path).results().map(found -> found.group(1)).toList();
    }
}

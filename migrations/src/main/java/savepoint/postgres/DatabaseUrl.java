package savepoint.postgres;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Where an administrator's `--database-url` points.
///
/// @param jdbc the JDBC URL with its settings, without user and password
record DatabaseUrl(String jdbc, String user) {
    private static final String SHAPE = "postgresql://user@host:5432/database";

    // "options" carries the role that server and graders take.
    private static final List<String> OURS = List.of("options", "currentschema");
    private static final List<String> PASSWORDS = List.of("password", "sslpassword", "passfile");

    static DatabaseUrl parse(String text) throws IOException {
        URI uri = uri(text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text);
        var settings = new ArrayList<String>();
        String user = userInfo(uri);
        if (uri.getRawQuery() != null) {
            for (String setting : uri.getRawQuery().split("&")) {
                String[] pair = setting.split("=", 2);
                String name = pair[0].toLowerCase(Locale.ROOT);
                if (PASSWORDS.contains(name)) throw passwordRefused();
                if (OURS.contains(name))
                    throw new IOException(
                            "The database URL may not set "
                                    + pair[0]
                                    + ": Savepoint sets it itself.");
                if (name.equals("user")) user = decoded(pair.length == 2 ? pair[1] : "");
                else settings.add(setting);
            }
        }
        if (user == null || user.isEmpty()) throw malformed("names no user");
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = settings.isEmpty() ? "" : "?" + String.join("&", settings);
        return new DatabaseUrl(
                "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query, user);
    }

    private static URI uri(String text) throws IOException {
        try {
            var uri = new URI(text);
            boolean postgres =
                    "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
            if (!postgres || uri.getHost() == null) throw malformed("names no PostgreSQL host");
            if (uri.getRawPath() == null || uri.getRawPath().length() < 2)
                throw malformed("names no database");
            return uri;
        } catch (URISyntaxException _) {
            // Its message repeats the text, which may hold a password
            throw malformed("is not a URL");
        }
    }

    private static String userInfo(URI uri) throws IOException {
        String info = uri.getRawUserInfo();
        if (info == null) return null;
        if (info.contains(":")) throw passwordRefused();
        return decoded(info);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static IOException passwordRefused() {
        return new IOException(
                "The database URL holds a password, which every user of this machine can read in the list of processes. Put it into the variable %s, or into a file named by %s."
                        .formatted(ExternalPostgres.PASSWORD, ExternalPostgres.PASSWORD_FILE));
    }

    private static IOException malformed(String why) {
        return new IOException("The database URL " + why + "; it looks like " + SHAPE);
    }
}

package savepoint.server.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// The SMTP server that takes our mail, and under which address we send.
///
/// @param user empty where it asks for none
/// @param from as it stands in the mail, such as `Savepoint <savepoint@example.org>`
public record MailServer(
        String host, int port, Security security, String user, String password, String from) {
    /// The environment variable that holds the password.
    public static final String PASSWORD = "SAVEPOINT_MAIL_PASSWORD";

    /// The environment variable that names the file which holds the password.
    public static final String PASSWORD_FILE = "SAVEPOINT_MAIL_PASSWORD_FILE";

    private static final int SUBMISSION = 587;
    private static final int SUBMISSIONS = 465;

    /// How what is sent is kept from others.
    public enum Security {
        /// From the first byte on.
        TLS,
        /// After a greeting; without it nothing is sent.
        STARTTLS,
        /// Not at all.
        NONE
    }

    /// Reads what the command line says.
    ///
    /// @param url `smtps://user@host:465`, `smtp://user@host:587` (STARTTLS), or with `?tls=none`
    /// @throws IllegalArgumentException with what to do, for whoever typed it
    /// @throws IOException if the password's file cannot be read
    public static MailServer parse(String url, String from, Map<String, String> environment)
            throws IOException {
        var uri = uri(url);
        var security = security(uri);
        if (security == Security.NONE && uri.getUserInfo() != null)
            throw new IllegalArgumentException("the mail server is given no password without TLS");
        return new MailServer(
                uri.getHost(),
                uri.getPort() > 0
                        ? uri.getPort()
                        : security == Security.TLS ? SUBMISSIONS : SUBMISSION,
                security,
                Optional.ofNullable(uri.getUserInfo()).orElse(""),
                password(environment),
                address(from));
    }

    private static URI uri(String url) {
        var wrong =
                "the mail server looks like smtps://user@mail.example.org or smtp://user@mail.example.org:587: "
                        + url;
        try {
            var uri = URI.create(url);
            if (uri.getHost() == null || !uri.getPath().isEmpty())
                throw new IllegalArgumentException(wrong);
            if (uri.getUserInfo() != null && uri.getUserInfo().contains(":"))
                throw new IllegalArgumentException(
                        "the mail server's password does not stand in its URL but in %s or in the file that %s names"
                                .formatted(PASSWORD, PASSWORD_FILE));
            return uri;
        } catch (IllegalArgumentException bad) {
            throw bad.getMessage().startsWith("the mail server")
                    ? bad
                    : new IllegalArgumentException(wrong, bad);
        }
    }

    private static Security security(URI uri) {
        var query = Optional.ofNullable(uri.getQuery()).orElse("");
        return switch (uri.getScheme() + " " + query) {
            case "smtps " -> Security.TLS;
            case "smtp " -> Security.STARTTLS;
            case "smtp tls=none" -> Security.NONE;
            default ->
                    throw new IllegalArgumentException(
                            "the mail server is smtps://…, smtp://… or smtp://…?tls=none: " + uri);
        };
    }

    private static String password(Map<String, String> environment) throws IOException {
        var file = environment.get(PASSWORD_FILE);
        if (file == null) return environment.getOrDefault(PASSWORD, "");
        if (environment.containsKey(PASSWORD))
            throw new IllegalArgumentException(
                    "set " + PASSWORD + " or " + PASSWORD_FILE + ", not both");
        return Files.readString(Path.of(file)).strip();
    }

    private static String address(String from) {
        try {
            return new InternetAddress(from, true).toUnicodeString();
        } catch (AddressException bad) {
            throw new IllegalArgumentException(
                    "mail is sent from one address, such as 'Savepoint <savepoint@example.org>': "
                            + from,
                    bad);
        }
    }

    /// Without the password: for logs.
    @Override
    public String toString() {
        return host + ":" + port;
    }
}

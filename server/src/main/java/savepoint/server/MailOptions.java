package savepoint.server;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Option;
import savepoint.server.mail.MailServer;

/// How mail is sent, as the command line says.
final class MailOptions {
    @Option(
            names = "--mail-server",
            paramLabel = "URL",
            description =
                    "sends mail by smtps://user@host or smtp://user@host:587; the password comes from "
                            + MailServer.PASSWORD
                            + " or from the file that "
                            + MailServer.PASSWORD_FILE
                            + " names")
    private String url;

    @Option(
            names = "--mail-from",
            paramLabel = "ADDRESS",
            description = "whom mail comes from, such as 'Savepoint <savepoint@example.org>'")
    private String from;

    /// Says what is missing before anything starts.
    void check(URI baseUrl) throws Refusal {
        if (server().isPresent() && baseUrl == null)
            throw new Refusal("mail has links to pages: --mail-server needs --base-url");
    }

    Optional<MailServer> server() throws Refusal {
        if (url == null && from == null) return Optional.empty();
        if (url == null || from == null)
            throw new Refusal("--mail-server and --mail-from belong together");
        try {
            return Optional.of(MailServer.parse(url, from, System.getenv()));
        } catch (IllegalArgumentException wrong) {
            throw new Refusal(wrong.getMessage(), wrong);
        } catch (IOException unreadable) {
            throw new Refusal("cannot read " + unreadable.getMessage(), unreadable);
        }
    }
}

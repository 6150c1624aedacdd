package savepoint.server;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import savepoint.server.people.sso.SsoSettings;

/// The school's own sign-in, as the command line says.
final class SchoolSignIn {
    @Option(
            names = "--oidc-issuer",
            paramLabel = "URL",
            description =
                    "the school's OpenID provider, for signing in beside passwords; needs --oidc-client and --base-url")
    private URI issuer;

    @Option(
            names = "--oidc-client",
            paramLabel = "ID",
            description =
                    "what this platform is called there; its secret comes from "
                            + SsoSettings.SECRET
                            + " or from the file that "
                            + SsoSettings.SECRET_FILE
                            + " names")
    private String client;

    @Option(
            names = "--oidc-name",
            paramLabel = "NAME",
            description = "what people call it, such as 'Example University'")
    private String name;

    @Option(
            names = "--oidc-link-by-email",
            description =
                    "take an account there for the account here with the same address, where the provider says that it has verified the address")
    private boolean byEmail;

    /// What was said; empty where nothing was.
    Optional<SsoSettings> settings(URI baseUrl, Map<String, String> environment) throws Refusal {
        if (issuer == null) {
            if (client == null && name == null && !byEmail) return Optional.empty();
            throw new Refusal("say by --oidc-issuer where the OpenID provider is");
        }
        if (baseUrl == null)
            throw new Refusal(
                    "people come back from the OpenID provider to an address: say it by --base-url");
        try {
            return Optional.of(SsoSettings.parse(issuer, client, name, byEmail, environment));
        } catch (IllegalArgumentException bad) {
            throw new Refusal(bad.getMessage(), bad);
        } catch (IOException unreadable) {
            throw new Refusal(
                    "cannot read the secret's file: " + unreadable.getMessage(), unreadable);
        }
    }
}

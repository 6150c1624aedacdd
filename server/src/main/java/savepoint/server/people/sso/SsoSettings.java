package savepoint.server.people.sso;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// The school's own sign-in, by OpenID Connect.
///
/// @param issuer as its tokens name it; its configuration is found below it
/// @param client what we are called there
/// @param secret what we prove ourselves with there; empty for a public client
/// @param name what people call it, such as `Example University`
/// @param byEmail whether an account there is taken for the account here with the same address, if the school says that
///     it has verified the address
public record SsoSettings(
        URI issuer, String client, Optional<String> secret, String name, boolean byEmail) {
    /// The environment variable that holds the secret.
    public static final String SECRET = "SAVEPOINT_OIDC_SECRET";

    /// The environment variable that names the file which holds the secret.
    public static final String SECRET_FILE = "SAVEPOINT_OIDC_SECRET_FILE";

    /// Reads what the command line and the environment say.
    ///
    /// @throws IllegalArgumentException with what to do, for whoever typed it
    /// @throws IOException if the secret's file cannot be read
    public static SsoSettings parse(
            URI issuer,
            String client,
            String name,
            boolean byEmail,
            Map<String, String> environment)
            throws IOException {
        boolean isWeb = "https".equals(issuer.getScheme()) || "http".equals(issuer.getScheme());
        if (!isWeb || issuer.getHost() == null)
            throw new IllegalArgumentException(
                    "the issuer looks like https://login.example.edu/realms/school: " + issuer);
        if (client == null || client.isBlank())
            throw new IllegalArgumentException(
                    "say by --oidc-client what Savepoint is called at " + issuer);
        return new SsoSettings(
                issuer,
                client,
                secret(environment),
                name == null || name.isBlank() ? "your school’s account" : name,
                byEmail);
    }

    private static Optional<String> secret(Map<String, String> environment) throws IOException {
        var file = environment.get(SECRET_FILE);
        if (file == null)
            return Optional.ofNullable(environment.get(SECRET)).filter(text -> !text.isBlank());
        if (environment.containsKey(SECRET))
            throw new IllegalArgumentException(
                    "set " + SECRET + " or " + SECRET_FILE + ", not both");
        return Optional.of(Files.readString(Path.of(file)).strip());
    }

    /// Without the secret: for logs.
    @Override
    public String toString() {
        return issuer + " as " + client;
    }
}

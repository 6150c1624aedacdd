package savepoint.server.api.client;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Which server to talk to, and as whom; either may be missing.
///
/// @param token a personal token
public record Account(Optional<URI> server, Optional<String> token) {
    private static final String TOKEN = "SAVEPOINT_TOKEN";
    private static final String SERVER = "SAVEPOINT_SERVER";

    /// What the file holds.
    private record Kept(String server, String token) {}

    /// The file in the user's folder for settings.
    public static Path file(Map<String, String> environment) {
        var settings = environment.getOrDefault("XDG_CONFIG_HOME", "");
        var folder =
                settings.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".config")
                        : Path.of(settings);
        return folder.resolve("savepoint").resolve("account.json");
    }

    /// What the environment says, and where it is silent, the file.
    public static Account of(Map<String, String> environment) throws Problem {
        var kept = read(file(environment));
        var server =
                Optional.ofNullable(environment.get(SERVER))
                        .filter(text -> !text.isBlank())
                        .or(() -> kept.map(Kept::server));
        return new Account(
                server.isEmpty() ? Optional.empty() : Optional.of(address(server.get())),
                Optional.ofNullable(environment.get(TOKEN))
                        .filter(text -> !text.isBlank())
                        .or(() -> kept.map(Kept::token)));
    }

    /// An address as people type it.
    public static URI address(String typed) throws Problem {
        try {
            var uri = URI.create(typed.strip().replaceAll("/+$", ""));
            if (uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme()))
                return uri;
        } catch (IllegalArgumentException _) {
            // said below, as for any other text that is no address
        }
        throw new Problem(
                "'" + typed + "' is no address; one looks like https://learn.example.org");
    }

    private static Optional<Kept> read(Path file) throws Problem {
        if (!Files.exists(file)) return Optional.empty();
        try {
            return Optional.of(JsonMapper.shared().readValue(Files.readString(file), Kept.class));
        } catch (IOException | JacksonException unread) {
            throw new Problem(
                    "%s cannot be read (%s); delete it and log in again"
                            .formatted(file, unread.getMessage()));
        }
    }

    /// Keeps both in the file, readable by nobody else.
    public static void keep(Path file, URI server, String token) throws IOException {
        Files.createDirectories(file.getParent());
        // Made anew: a file that others could open stays open to them whatever its rights become.
        Files.deleteIfExists(file);
        var secret =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(file, secret);
        Files.write(
                file,
                JsonMapper.shared()
                        .writeValueAsString(new Kept(server.toString(), token))
                        .getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.TRUNCATE_EXISTING);
    }
}

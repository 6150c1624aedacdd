package savepoint.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/// Random passwords, each kept in a file that only the account of this process may read.
final class Secrets {
    private final Path folder;

    private Secrets(Path folder) {
        this.folder = folder;
    }

    static Secrets in(Path folder) throws IOException {
        Files.createDirectories(
                folder,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return new Secrets(folder);
    }

    /// The password kept under this name, made when first asked for.
    String password(String name) throws IOException {
        Path file = folder.resolve(name);
        if (Files.exists(file)) return Files.readString(file).strip();
        var fresh = folder.resolve(name + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(
                fresh,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, random());
        Files.move(
                fresh,
                file,
                StandardCopyOption
                        .ATOMIC_MOVE); // a half-written password would lock us out for good
        return Files.readString(file);
    }

    private static String random() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return new String(
                Base64.getUrlEncoder().withoutPadding().encode(bytes), StandardCharsets.US_ASCII);
    }
}

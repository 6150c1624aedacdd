package savepoint.grader.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A bundle to begin with: small, complete, and passed by `check` as it is.
record NewBundle(Path folder, Kind kind) {
    /// What is handed in.
    enum Kind {
        SQL,
        JAVA;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @throws FileAlreadyExistsException if there is such a folder: nothing of it is changed
    void write() throws IOException {
        if (Files.exists(folder)) throw new FileAlreadyExistsException(folder.toString());
        for (var name : resource(kind.word() + ".txt").lines().toList()) {
            var file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, resource(kind.word() + "/" + name).replace("TITLE", title()));
        }
    }

    /// `bank-transfer` is headed Bank transfer.
    private String title() {
        var words =
                Stream.of(folder.getFileName().toString().split("-"))
                        .collect(Collectors.joining(" "));
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String resource(String name) throws IOException {
        try (var stream = NewBundle.class.getResourceAsStream("bundles/" + name)) {
            if (stream == null) throw new IOException("this build has no bundles/" + name);
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

package savepoint.grader.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The Java that runs inside boxes, at `/jdk`.
public record Jdk(List<Bind> binds) {
    static final String JAVA = "/jdk/bin/java";

    /// The one that runs the grader.
    public static Jdk running() throws IOException {
        Path home = Path.of(System.getProperty("java.home")).toRealPath();
        var binds = new ArrayList<Bind>();
        binds.add(Bind.read(home, "/jdk"));
        // libnet, libnio and the like link to nothing beyond what these do
        binds.addAll(
                Libraries.of(home, home.resolve("bin/java"), home.resolve("lib/server/libjvm.so")));
        for (Path folder : foldersLinkedTo(home)) {
            binds.add(Bind.read(folder, folder.toString()));
        }
        return new Jdk(binds);
    }

    /// Distributions keep parts of a JDK elsewhere and link to them: Debian its configuration, in /etc.
    private static List<Path> foldersLinkedTo(Path home) throws IOException {
        try (Stream<Path> links = Files.walk(home).filter(Files::isSymbolicLink)) {
            var folders = new ArrayList<Path>();
            for (Path link : (Iterable<Path>) links::iterator) {
                if (!Files.exists(link)) continue;
                Path target = link.toRealPath();
                if (!target.startsWith(home)) folders.add(target.getParent());
            }
            return folders.stream().distinct().toList();
        }
    }
}

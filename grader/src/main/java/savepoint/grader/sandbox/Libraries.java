package savepoint.grader.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The shared libraries of the machine that programs need, each bound where the dynamic loader looks for it.
public final class Libraries {
    // `libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x…)` or `/lib64/ld-linux-x86-64.so.2 (0x…)`
    private static final Pattern LINE =
            Pattern.compile("^\\s*(?:\\S+ => )?(/\\S+) \\(0x[0-9a-f]+\\)$");
    private static final Pattern MISSING = Pattern.compile("^\\s*(\\S+) => not found$");

    private Libraries() {}

    /// What these trusted programs and libraries link to, apart from what lies under `home`, which is bound as a whole.
    public static List<Bind> of(Path home, Path... programs) throws IOException {
        var command = new ArrayList<>(List.of("ldd"));
        Arrays.stream(programs).map(Path::toString).forEach(command::add);
        Process ldd = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(ldd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var binds = new ArrayList<Bind>();
        for (String line : said.lines().toList()) {
            Matcher missing = MISSING.matcher(line);
            if (missing.matches()) {
                throw new IOException(
                        "library "
                                + missing.group(1)
                                + " is missing for "
                                + Arrays.asList(programs));
            }
            Matcher found = LINE.matcher(line);
            if (!found.matches()) continue;
            Path library = Path.of(found.group(1)).normalize();
            if (!library.toRealPath().startsWith(home.toRealPath())) {
                binds.add(Bind.read(library, library.toString()));
            }
        }
        if (binds.isEmpty()) throw new IOException("ldd found no libraries: " + said);
        return binds.stream().distinct().toList();
    }

    /// The same for all programs and libraries directly in these folders.
    public static List<Bind> ofFolders(Path home, Path... folders) throws IOException {
        var programs = new ArrayList<Path>();
        for (Path folder : folders) {
            try (var files = Files.list(folder)) {
                files.filter(Files::isRegularFile).filter(Libraries::isElf).forEach(programs::add);
            }
        }
        return of(home, programs.toArray(Path[]::new));
    }

    private static boolean isElf(Path file) {
        try (var in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(4), new byte[] {0x7F, 'E', 'L', 'F'});
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

package savepoint.grader.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The programs of the machine that launch a box.
record Tools(Path bwrap, Path setpriv, Path prlimit, Path unshare, String bwrapVersion) {
    private static final List<Path> FOLDERS =
            List.of(Path.of("/usr/bin"), Path.of("/bin"), Path.of("/usr/local/bin"));

    static Tools find() throws SandboxUnavailable, IOException {
        Path bwrap = find("bwrap", "bubblewrap");
        return new Tools(
                bwrap,
                find("setpriv", "util-linux"),
                find("prlimit", "util-linux"),
                find("unshare", "util-linux"),
                version(bwrap));
    }

    private static Path find(String name, String debianPackage) throws SandboxUnavailable {
        return FOLDERS.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() ->
                        new SandboxUnavailable(
                                name + " is not installed",
                                "Install it: apt-get install -y "
                                        + debianPackage
                                        + " (Debian, Ubuntu) or the like"));
    }

    private static String version(Path bwrap) throws SandboxUnavailable, IOException {
        Process process = new ProcessBuilder(bwrap.toString(), "--version").start();
        String said =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
        String version = said.replaceFirst("^bubblewrap ", "");
        String[] parts = version.split("\\.");
        boolean known = parts.length >= 2 && version.matches("[0-9.]+");
        // 0.8.0 brought --disable-userns
        if (!known || (parts[0].equals("0") && Integer.parseInt(parts[1]) < 8)) {
            throw new SandboxUnavailable(
                    "bubblewrap is too old: " + said, "Install bubblewrap 0.8.0 or later");
        }
        return version;
    }
}

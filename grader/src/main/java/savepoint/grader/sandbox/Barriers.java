package savepoint.grader.sandbox;

import static java.util.Map.entry;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/// What each barrier that the doctor tries keeps from happening, in words for whoever runs the machine.
final class Barriers {
    private static final Map<String, String> WORDS =
            Map.ofEntries(
                    entry("environment", "no variable of the grader's environment is visible"),
                    entry("descriptors", "no file or socket of the grader is open inside"),
                    entry("identity", "there are no privileges inside and none can be gained"),
                    entry("files", "the machine's own files and programs are not there"),
                    entry("root's files", "what only root may read stays closed"),
                    entry("writing", "there is no folder to write in, so no disk to fill"),
                    entry("terminals", "no terminals can be used up"),
                    entry("file locks", "no lock can be set that another hand-in could see"),
                    entry("other processes", "no other process is visible"),
                    entry("resource limits", "files and open files are limited, core dumps off"),
                    entry("kernel settings", "the kernel's settings cannot be read or changed"),
                    entry("network", "there is no network, loopback and cloud metadata included"),
                    entry("sockets", "no socket but a Unix one can be made"),
                    entry("own socket", "a hand-in reaches its own database"),
                    entry("connection", "the grader's end of that socket was reached"),
                    entry("child processes", "no process can be started"),
                    entry("system calls", "none that a hand-in has no use for gets through"),
                    entry("user outside", "a hand-in is not root on the machine"),
                    entry("namespaces", "it shares none with the grader"),
                    entry("memory limit", "a flood of native memory is ended"),
                    entry("CPU time limit", "eight busy threads are ended"),
                    entry("time limit", "a sleeper is ended"),
                    entry("output limit", "a flood of output is ended"),
                    entry("threads limit", "20,000 threads cannot be had"));

    private Barriers() {}

    static String words(String name) {
        return Optional.ofNullable(WORDS.get(name))
                .orElseThrow(() -> new NoSuchElementException("barrier " + name));
    }
}

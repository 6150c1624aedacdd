package savepoint.grader.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Starts one box with nothing in it but a JVM that prints its version, and explains a machine that refuses.
final class Trial {
    private static final Limits LIMITS =
            new Limits(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(60),
                    256L << 20,
                    64L << 10,
                    64L << 10,
                    64);

    private Trial() {}

    static void of(Sandbox sandbox) throws SandboxUnavailable, IOException {
        var spec =
                new BoxSpec(
                        "trial",
                        List.of(
                                Jdk.JAVA,
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-version"),
                        Jdk.running().binds(),
                        Profile.JVM,
                        LIMITS,
                        0,
                        BoxSpec.Turn.AT_ONCE);
        try (Box box = sandbox.start(spec)) {
            Ending ending = box.await();
            if (!ending.equals(new Ending.Exited(0))) {
                throw new SandboxUnavailable(
                        "a JVM does not run in the sandbox: " + ending + " " + box.errors().trim(),
                        "Run ./savepoint doctor");
            }
        } catch (SandboxFault e) {
            throw new SandboxUnavailable(e.getMessage(), fix());
        }
    }

    private static String fix() throws IOException {
        if (reads("/proc/sys/kernel/apparmor_restrict_unprivileged_userns", "1")) {
            return "AppArmor keeps user namespaces from bubblewrap: give /usr/bin/bwrap a profile with"
                    + " `userns,` or set kernel.apparmor_restrict_unprivileged_userns=0 by sysctl";
        }
        if (reads("/proc/sys/kernel/unprivileged_userns_clone", "0")) {
            return "Allow user namespaces: sysctl -w kernel.unprivileged_userns_clone=1";
        }
        if (reads("/proc/sys/user/max_user_namespaces", "0")) {
            return "Allow user namespaces: sysctl -w user.max_user_namespaces=10000";
        }
        if (filtered()) {
            return "A system call filter around the grader, such as Docker's, keeps bubblewrap from"
                    + " making namespaces: run the container with"
                    + " --security-opt seccomp=unconfined --security-opt apparmor=unconfined"
                    + " --security-opt systempaths=unconfined";
        }
        return "See what bubblewrap said; as root, `bwrap --unshare-all --ro-bind / / true` shows the same";
    }

    /// Whether somebody restricted our own system calls.
    private static boolean filtered() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).contains("Seccomp:\t2");
    }

    private static boolean reads(String file, String value) throws IOException {
        Path path = Path.of(file);
        return Files.isReadable(path) && Files.readString(path).trim().equals(value);
    }
}

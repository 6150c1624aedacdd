package savepoint.grader.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Hand-ins that look for a way out of their box: native code, processes, sockets, files.
class ReachingOutTest {
    /// Thrown by those that look for what must not be there, where they found nothing.
    private static final String NOTHING = "java.util.NoSuchElementException";

    // everybody may open it; the kernel then refuses what is written
    private static final String NS_LAST_PID = "/proc/sys/kernel/ns_last_pid";

    @AfterEach
    void the_next_hand_in_is_unharmed() throws Exception {
        VaultBundle.theNextHandInIsUnharmed();
    }

    @Test
    void each_way_out_of_the_box_is_closed() throws Exception {
        var attacks = new LinkedHashMap<String, String>();
        // native code may be called, and meets the kernel's walls
        attacks.put(nativeCall("socket", 2, 1), NOTHING); // AF_INET
        attacks.put(nativeCall("socket", 16, 3), NOTHING); // AF_NETLINK
        attacks.put(nativeCall("fork", 0, 0), NOTHING);
        attacks.put(nativeCall("unshare", 0x10000000, 0), NOTHING); // CLONE_NEWUSER
        attacks.put(nativeCall("setuid", 0, 0), NOTHING);
        attacks.put(nativeCall("kill", -1, 9), NOTHING);
        // other processes, and this one
        attacks.put("new ProcessBuilder(\"/jdk/bin/java\").start()", "java.io.IOException");
        attacks.put(
                "new ProcessBuilder(\"/bin/sh\", \"-c\", \"true\").start()", "java.io.IOException");
        attacks.put(
                "ProcessHandle.of(1).get().destroyForcibly()", "java.lang.IllegalStateException");
        attacks.put(
                "ProcessHandle.allProcesses().filter(p -> p.pid() != ProcessHandle.current().pid()).findAny().get()",
                NOTHING);
        attacks.put(
                "ClassLoader.class.getDeclaredField(\"parent\").setAccessible(true)",
                "java.lang.NoSuchFieldException");
        attacks.put(
                "String.class.getDeclaredField(\"value\").setAccessible(true)",
                "java.lang.reflect.InaccessibleObjectException");
        // sockets
        attacks.put("new java.net.Socket(\"127.0.0.1\", 80)", "java.net.SocketException");
        attacks.put("new java.net.ServerSocket(0)", "java.net.SocketException");
        attacks.put(
                "java.net.InetAddress.getByName(\"example.org\")", "java.net.UnknownHostException");
        attacks.put(
                "java.nio.channels.SocketChannel.open(java.net.UnixDomainSocketAddress.of(\"/run/docker.sock\"))",
                "java.net.SocketException");
        attacks.put("java.nio.channels.DatagramChannel.open()", "java.net.SocketException");
        attacks.put("java.net.NetworkInterface.getNetworkInterfaces()", "java.net.SocketException");
        attacks.put(
                "java.net.URI.create(\"http://169.254.169.254/\").toURL().openStream()",
                "java.net.SocketException");
        attacks.put(
                "java.nio.channels.ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX)"
                        + ".bind(java.net.UnixDomainSocketAddress.of(\"/tmp/door\"))",
                "java.net.SocketException");
        // files
        attacks.put("new FileInputStream(\"/etc/shadow\")", "java.io.FileNotFoundException");
        attacks.put(
                "new FileInputStream(\"/var/lib/dpkg/status\")", "java.io.FileNotFoundException");
        attacks.put(
                "java.nio.file.Files.list(java.nio.file.Path.of(\"/home\"))",
                "java.nio.file.NoSuchFileException");
        attacks.put("new FileOutputStream(\"/planted\")", "java.io.FileNotFoundException");
        attacks.put("new FileOutputStream(\"/runner/planted\")", "java.io.FileNotFoundException");
        attacks.put("File.createTempFile(\"planted\", \"\")", "java.io.IOException");
        attacks.put("new FileOutputStream(\"/jdk/release\")", "java.io.FileNotFoundException");
        attacks.put(
                "new RandomAccessFile(\"/dev/shm/a\", \"rw\")", "java.io.FileNotFoundException");
        attacks.put("new RandomAccessFile(\"/dev/ptmx\", \"rw\")", "java.io.FileNotFoundException");
        attacks.put(
                "new FileOutputStream(\"/proc/sysrq-trigger\")", "java.io.FileNotFoundException");
        attacks.put("new FileInputStream(\"/proc/kcore\")", "java.io.FileNotFoundException");
        // a lock is granted (SQLite asks for some) and stands nowhere
        attacks.put(
                "java.nio.channels.FileChannel.open(java.nio.file.Path.of(\"/runner/runner.jar\")).tryLock(0, 1, true);"
                        + " java.nio.file.Files.readAllLines(java.nio.file.Path.of(\"/proc/locks\")).stream()"
                        + ".filter(lock -> lock.contains(\" \" + ProcessHandle.current().pid() + \" \")).findAny().get()",
                NOTHING);
        attacks.put(
                "new FileOutputStream(\"/proc/pressure/cpu\")", "java.io.FileNotFoundException");
        attacks.put(writableBelow("/", "/proc|/dev/(null|zero|random|urandom)"), NOTHING);
        attacks.put(writableBelow("/proc/sys", NS_LAST_PID), NOTHING);
        attacks.put(
                "Arrays.stream(java.nio.file.Files.readString(java.nio.file.Path.of(\"/proc/1/environ\")).split(\"\\0\"))"
                        + ".filter(v -> !v.isEmpty() && !v.equals(\"PWD=/\")).findAny().get()",
                NOTHING);
        var bodies = new LinkedHashMap<String, String>();
        attacks.forEach((attack, refusal) ->
                bodies.put(
                        attack + "; return \"through\";",
                        "On the sample rows: it threw %s.".formatted(refusal)));
        VaultBundle.assertMessagesOnSample(bodies);
    }

    /// Whether this Java has the classes to attach with or not.
    @Test
    void nobody_attaches_or_loads_an_agent() throws Exception {
        var attach =
                """
                var machine = Class.forName("com.sun.tools.attach.VirtualMachine");
                return machine.getMethod("attach", String.class).invoke(null, "" + ProcessHandle.current().pid());
                """;
        var agent =
                """
                var server = java.lang.management.ManagementFactory.getPlatformMBeanServer();
                return server.invoke(
                        new javax.management.ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "jvmtiAgentLoad",
                        new Object[] {new String[] {"/jdk/lib/libinstrument.so"}},
                        new String[] {String[].class.getName()});
                """;
        var messages = VaultBundle.messagesOnSample(List.of(attach, agent));
        for (var body : List.of(attach, agent)) {
            var message = messages.get(body);
            assertTrue(message.startsWith("On the sample rows: it threw "), message);
        }
    }

    private static String nativeCall(String function, int first, int second) {
        return """
        var linker = java.lang.foreign.Linker.nativeLinker();
        var whole = java.lang.foreign.ValueLayout.JAVA_INT;
        var function = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("%s"),
                java.lang.foreign.FunctionDescriptor.of(whole, whole, whole, whole));
        if ((int) function.invokeExact(%d, %d, 0) < 0) throw new NoSuchElementException()\
        """
                .formatted(function, first, second);
    }

    /// Looks for a file or folder below one that can be written to, but for those that match.
    private static String writableBelow(String top, String but) {
        return """
        var todo = new ArrayDeque<File>(List.of(new File("%s")));
        while (!todo.isEmpty()) {
            var file = todo.pop();
            if (file.getPath().matches("%s")) continue;
            if (file.canWrite()) return file.getPath();
            for (var inside : Objects.requireNonNullElse(file.listFiles(), new File[0])) todo.push(inside);
        }
        if (todo.isEmpty()) throw new NoSuchElementException()\
        """
                .formatted(top, but);
    }
}

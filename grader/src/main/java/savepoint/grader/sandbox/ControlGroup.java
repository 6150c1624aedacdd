package savepoint.grader.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import savepoint.grader.sandbox.Hierarchy.Facility;

/// One box's control group, which may be folders in several hierarchies.
final class ControlGroup {
    /// Of a processor that others want, a box gets an eighth of what a process outside gets: pages do not wait for
    /// hand-ins. Boxes among themselves share equally.
    private static final int SHARES = 128; // of 1024

    private static final int WEIGHT = 12; // of 100

    private final String name;
    private final Map<Facility, Hierarchy> byFacility;

    ControlGroup(String name, Map<Facility, Hierarchy> byFacility) {
        this.name = name;
        this.byFacility = byFacility;
    }

    boolean has(Facility facility) {
        return byFacility.containsKey(facility);
    }

    List<Path> folders() {
        return byFacility.values().stream().map(h -> h.parent().resolve(name)).distinct().toList();
    }

    /// The files that a process writes itself into to join.
    List<Path> doors() {
        return folders().stream().map(folder -> folder.resolve("cgroup.procs")).toList();
    }

    void limit(long memoryBytes, int tasks) throws IOException {
        if (has(Facility.MEMORY)) {
            boolean unified = byFacility.get(Facility.MEMORY).unified();
            write(
                    Facility.MEMORY,
                    unified ? "memory.max" : "memory.limit_in_bytes",
                    Long.toString(memoryBytes));
            // without this a box that is full grows on in swap
            String swap = unified ? "memory.swap.max" : "memory.memsw.limit_in_bytes";
            if (Files.exists(file(Facility.MEMORY, swap))) {
                write(Facility.MEMORY, swap, unified ? "0" : Long.toString(memoryBytes));
            }
        }
        if (has(Facility.TASKS)) write(Facility.TASKS, "pids.max", Integer.toString(tasks));
        share(false);
    }

    /// Says whether its work can wait while other boxes have some.
    void share(boolean patient) throws IOException {
        if (!has(Facility.SHARES)) return;
        boolean unified = byFacility.get(Facility.SHARES).unified();
        int usual = unified ? WEIGHT : SHARES;
        write(
                Facility.SHARES,
                unified ? "cpu.weight" : "cpu.shares",
                Integer.toString(patient ? usual / Box.PATIENCE : usual));
    }

    Optional<Duration> cpu() throws IOException {
        if (!has(Facility.CPU)) return Optional.empty();
        if (!byFacility.get(Facility.CPU).unified()) {
            return Optional.of(Duration.ofNanos(number(Facility.CPU, "cpuacct.usage")));
        }
        return Optional.of(Duration.ofNanos(1000 * keyed(Facility.CPU, "cpu.stat", "usage_usec")));
    }

    OptionalLong peakMemory() throws IOException {
        if (!has(Facility.MEMORY)) return OptionalLong.empty();
        String file =
                byFacility.get(Facility.MEMORY).unified()
                        ? "memory.peak"
                        : "memory.max_usage_in_bytes";
        // memory.peak came with Linux 5.19
        return Files.exists(file(Facility.MEMORY, file))
                ? OptionalLong.of(number(Facility.MEMORY, file))
                : OptionalLong.empty();
    }

    /// Whether the kernel killed a member for want of memory.
    boolean ranOutOfMemory() throws IOException {
        if (!has(Facility.MEMORY)) return false;
        String file =
                byFacility.get(Facility.MEMORY).unified() ? "memory.events" : "memory.oom_control";
        return keyed(Facility.MEMORY, file, "oom_kill") > 0;
    }

    /// Kills every member at once where the kernel can; otherwise each by its own.
    void kill() throws IOException {
        if (has(Facility.KILL)) {
            write(Facility.KILL, "cgroup.kill", "1");
        } else {
            for (long pid : members()) {
                ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }

    boolean isEmpty() throws IOException {
        return members().isEmpty();
    }

    /// Kills and removes whatever stands under this name.
    void sweep() throws IOException {
        if (folders().stream().noneMatch(Files::exists)) return;
        long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!isEmpty()) {
            kill();
            if (System.nanoTime() > deadline) {
                throw new SandboxFault("processes of " + name + " do not end: " + members());
            }
            Thread.onSpinWait();
        }
        for (Path folder : folders()) {
            Files.deleteIfExists(folder);
        }
    }

    private List<Long> members() throws IOException {
        try (Stream<Path> doors = doors().stream()) {
            return doors.flatMap(ControlGroup::pids).distinct().toList();
        }
    }

    private static Stream<Long> pids(Path door) {
        try {
            return Files.readAllLines(door).stream().map(Long::valueOf);
        } catch (NoSuchFileException e) {
            return Stream.empty();
        } catch (IOException e) {
            throw new SandboxFault("cannot read " + door, e);
        }
    }

    private long number(Facility facility, String file) throws IOException {
        return Long.parseLong(Files.readString(file(facility, file)).trim());
    }

    private long keyed(Facility facility, String file, String key) throws IOException {
        for (String line : Files.readAllLines(file(facility, file))) {
            if (line.startsWith(key + " ")) return Long.parseLong(line.substring(key.length() + 1));
        }
        return 0;
    }

    private void write(Facility facility, String file, String value) throws IOException {
        Files.writeString(file(facility, file), value);
    }

    private Path file(Facility facility, String file) {
        return byFacility.get(facility).parent().resolve(name).resolve(file);
    }
}

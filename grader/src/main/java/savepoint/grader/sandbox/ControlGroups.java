package savepoint.grader.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import savepoint.grader.sandbox.Hierarchy.Facility;

/// The control groups that this machine lets us make, whether version 1, version 2, both or none.
final class ControlGroups {
    private static final Path MOUNTS = Path.of("/proc/self/mountinfo");
    private static final Path OWN = Path.of("/proc/self/cgroup");

    private final Map<Facility, Hierarchy> byFacility = new EnumMap<>(Facility.class);

    private ControlGroups(List<Hierarchy> hierarchies) {
        for (Hierarchy hierarchy : hierarchies) {
            hierarchy.facilities().forEach(f -> byFacility.putIfAbsent(f, hierarchy));
        }
    }

    static ControlGroups none() {
        return new ControlGroups(List.of());
    }

    /// Tries every mounted hierarchy by making a group in it.
    static ControlGroups discover() throws IOException {
        List<String> own = Files.readAllLines(OWN);
        var found = new ArrayList<Hierarchy>();
        for (String line : Files.readAllLines(MOUNTS)) {
            Mount.parse(line).flatMap(mount -> mount.usable(own)).ifPresent(found::add);
        }
        return new ControlGroups(found);
    }

    Set<Facility> facilities() {
        return byFacility.keySet();
    }

    /// `v1`, `v2` or `v1 and v2`, for people; empty where there is none.
    String versions() {
        return byFacility.values().stream()
                .map(h -> h.unified() ? "v2" : "v1")
                .distinct()
                .sorted()
                .collect(Collectors.joining(" and "));
    }

    /// The names of the groups there are that begin like this, whoever made them.
    Set<String> named(String prefix) throws IOException {
        var names = new TreeSet<String>();
        for (Hierarchy hierarchy : byFacility.values()) {
            try (Stream<Path> groups = Files.list(hierarchy.parent())) {
                groups.map(group -> group.getFileName().toString())
                        .filter(name -> name.startsWith(prefix))
                        .forEach(names::add);
            }
        }
        return names;
    }

    /// Kills and removes what a crash left under this name.
    void sweep(String name) throws IOException {
        new ControlGroup(name, byFacility).sweep();
    }

    /// A new, empty group under this name in every hierarchy in use. What a crash left under it is killed and removed.
    ControlGroup make(String name) throws IOException {
        var group = new ControlGroup(name, byFacility);
        group.sweep();
        for (Path folder : group.folders()) {
            Files.createDirectory(folder);
        }
        return group;
    }

    /// A control group mount of mountinfo: `… root mount-point options - type source super-options`.
    private record Mount(String root, Path point, boolean unified, Set<String> controllers) {
        static Optional<Mount> parse(String line) {
            String[] halves = line.split(" - ", 2);
            String[] left = halves[0].split(" ");
            String[] right = halves[1].split(" ");
            return switch (right[0]) {
                case "cgroup" ->
                        Optional.of(
                                new Mount(
                                        left[3],
                                        Path.of(left[4]),
                                        false,
                                        new LinkedHashSet<>(Arrays.asList(right[2].split(",")))));
                case "cgroup2" -> Optional.of(new Mount(left[3], Path.of(left[4]), true, Set.of()));
                default -> Optional.empty();
            };
        }

        Optional<Hierarchy> usable(List<String> ownGroups) {
            Set<Facility> wanted = unified ? EnumSet.allOf(Facility.class) : version1();
            if (wanted.isEmpty()) return Optional.empty();
            return parents(ownGroups)
                    .distinct()
                    .flatMap(p -> trial(p, wanted).stream())
                    .findFirst();
        }

        private Set<Facility> version1() {
            var facilities = EnumSet.noneOf(Facility.class);
            if (controllers.contains("memory")) facilities.add(Facility.MEMORY);
            if (controllers.contains("pids")) facilities.add(Facility.TASKS);
            if (controllers.contains("cpuacct")) facilities.add(Facility.CPU);
            if (controllers.contains("cpu")) facilities.add(Facility.SHARES);
            return facilities;
        }

        /// Our own group first, so that a limit set on the grader as a whole holds for its boxes; then its parent,
        /// where version 2 forbids groups beside processes; then the top.
        private Stream<Path> parents(List<String> ownGroups) {
            String prefix = unified ? "0::" : null;
            String own =
                    ownGroups.stream()
                            .filter(l -> prefix != null ? l.startsWith(prefix) : names(l))
                            .map(l -> l.split(":", 3)[2])
                            .findFirst()
                            .orElse("/");
            String below = own.startsWith(root) ? own.substring(root.length()) : "";
            Path mine = point.resolve(below.replaceFirst("^/+", "")).normalize();
            return mine.equals(point) ? Stream.of(point) : Stream.of(mine, mine.getParent(), point);
        }

        private boolean names(String ownLine) {
            return Set.of(ownLine.split(":", 3)[1].split(",")).stream()
                    .anyMatch(controllers::contains);
        }

        private Optional<Hierarchy> trial(Path parent, Set<Facility> wanted) {
            if (!Files.isWritable(parent.resolve("cgroup.procs"))) return Optional.empty();
            try {
                if (unified) Version2.handDown(parent);
                Path trial = Files.createTempDirectory(parent, "savepoint-trial-");
                try {
                    var there = EnumSet.noneOf(Facility.class);
                    for (Facility facility : wanted) {
                        if (Files.isWritable(trial.resolve(marker(facility)))) there.add(facility);
                    }
                    // version 2 where another hierarchy holds the controllers still counts CPU and
                    // kills
                    return there.isEmpty()
                            ? Optional.empty()
                            : Optional.of(new Hierarchy(parent, unified, there));
                } finally {
                    Files.delete(trial);
                }
            } catch (IOException e) {
                // a tree that we may not write to is one that we do without; Isolation tells what
                // is missing
                return Optional.empty();
            }
        }

        private String marker(Facility facility) {
            return switch (facility) {
                case MEMORY -> unified ? "memory.max" : "memory.limit_in_bytes";
                case TASKS -> "pids.max";
                case CPU -> unified ? "cgroup.procs" : "cpuacct.usage";
                case SHARES -> unified ? "cpu.weight" : "cpu.shares";
                case KILL -> "cgroup.kill";
            };
        }
    }

    /// What version 2 needs before groups under a parent have controllers.
    private static final class Version2 {
        static void handDown(Path parent) throws IOException {
            Path given = parent.resolve("cgroup.subtree_control");
            Set<String> missing = words(parent.resolve("cgroup.controllers"));
            missing.removeAll(words(given));
            for (String controller : List.of("memory", "pids")) {
                if (missing.contains(controller)) Files.writeString(given, "+" + controller);
            }
            if (missing.contains("cpu")) handDownCpu(given);
        }

        private static void handDownCpu(Path given) {
            try {
                Files.writeString(given, "+cpu");
            } catch (IOException e) {
                // refused where real-time processes run; the other controllers do without, and
                // Isolation tells what is missing
            }
        }

        private static Set<String> words(Path file) throws IOException {
            return new HashSet<>(Arrays.asList(Files.readString(file).trim().split(" ")));
        }
    }
}

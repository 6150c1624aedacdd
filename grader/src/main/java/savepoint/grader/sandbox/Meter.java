package savepoint.grader.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import savepoint.grader.sandbox.Hierarchy.Facility;
import savepoint.grader.verdict.Limit;

/// What a box uses, read from its control group and, where that cannot tell, from /proc.
final class Meter {
    private Limits limits;
    private final ControlGroup group;
    private final Report report;
    private Clock clock = new Clock.Resting();
    private Duration lastCpu = Duration.ZERO;
    private long peakMemory;
    private boolean frozen;

    Meter(Limits limits, Inside inside) {
        this.limits = limits;
        this.group = inside.group();
        this.report = inside.report();
    }

    synchronized void start(Limits turn) {
        limits = turn;
        clock = new Clock.Running(System.nanoTime(), cpuNow());
    }

    synchronized void stop() {
        if (clock instanceof Clock.Running running) {
            clock = new Clock.Stopped(cpuNow().minus(running.cpuBefore()), running.wall());
        }
    }

    /// Keeps the figures as they are: the box has ended, and its control group is about to go.
    synchronized void freeze() {
        stop();
        cpuNow();
        notePeak();
        frozen = true;
    }

    synchronized boolean running() {
        return clock instanceof Clock.Running;
    }

    synchronized Usage usage() {
        cpuNow();
        notePeak();
        return switch (clock) {
            case Clock.Resting() -> new Usage(lastCpu, Duration.ZERO, peakMemory);
            case Clock.Running r -> new Usage(lastCpu.minus(r.cpuBefore()), r.wall(), peakMemory);
            case Clock.Stopped(var cpu, var wall) -> new Usage(cpu, wall, peakMemory);
        };
    }

    synchronized Total total() {
        cpuNow();
        notePeak();
        return new Total(lastCpu, peakMemory);
    }

    /// The limit that is passed right now, if any.
    synchronized Optional<Limit> exceeded() throws IOException {
        if (!kernelCounts()) {
            OptionalLong first = report.firstProcess();
            if (first.isPresent()) {
                ProcessTree tree = ProcessTree.of(first.getAsLong());
                peakMemory = Math.max(peakMemory, tree.memoryBytes());
                if (tree.memoryBytes() > limits.memoryBytes()) return Optional.of(Limit.MEMORY);
                if (tree.tasks() > limits.processes()) return Optional.of(Limit.PROCESSES);
            }
        }
        if (!(clock instanceof Clock.Running(long since, Duration cpuBefore))) {
            return Optional.empty();
        }
        if (cpuNow().minus(cpuBefore).compareTo(limits.cpu()) > 0) return Optional.of(Limit.CPU);
        return System.nanoTime() - since > limits.wall().toNanos()
                ? Optional.of(Limit.WALL)
                : Optional.empty();
    }

    /// Whether the kernel killed a process of the box for want of memory.
    boolean ranOutOfMemory() throws IOException {
        return group.ranOutOfMemory();
    }

    private boolean kernelCounts() {
        return group.has(Facility.MEMORY) && group.has(Facility.TASKS);
    }

    private Duration cpuNow() {
        if (frozen) return lastCpu;
        try {
            Optional<Duration> counted = group.cpu();
            if (counted.isPresent()) {
                lastCpu = counted.get();
            } else if (report.firstProcess().isPresent()) {
                lastCpu = longer(lastCpu, ProcessTree.of(report.firstProcess().getAsLong()).cpu());
            }
            return lastCpu;
        } catch (IOException e) {
            throw new SandboxFault("cannot read what a box used", e);
        }
    }

    /// Not at every look: the kernel keeps the highest.
    private void notePeak() {
        if (frozen) return;
        try {
            group.peakMemory().ifPresent(bytes -> peakMemory = Math.max(peakMemory, bytes));
        } catch (IOException e) {
            throw new SandboxFault("cannot read what a box used", e);
        }
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}

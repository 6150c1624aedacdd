package savepoint.grader.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import savepoint.grader.verdict.Limit;

/// A process in a slot of the sandbox. Nothing leaves it but the bytes of its two output pipes; closing it empties the
/// slot.
public final class Box implements AutoCloseable {
    // the code that -XX:+ExitOnOutOfMemoryError ends a JVM with; a hand-in that exits so by itself
    // fools only itself
    private static final int JVM_OUT_OF_MEMORY = 3;

    /// Of a processor that other boxes want, one that waits for them gets as much less.
    public static final int PATIENCE = 8;

    /// How long bubblewrap may take to end after its box.
    private static final Duration GRACE = Duration.ofMillis(500);

    private final BoxSpec spec;
    private final Process process;
    private final Inside inside;
    private final Meter meter;
    private final Allowance answered;
    private final Allowance printed;
    private final InputStream stdout;
    private final ErrorText errors;
    private final Release release;
    private final AtomicReference<Ending> forced = new AtomicReference<>();
    private Optional<Supplier<Ending>> outcome = Optional.empty();
    private volatile long forcedAt;
    private boolean closed;
    private final CompletableFuture<Void> end;

    /// Gives the slot back; told whether it is empty.
    interface Release {
        void released(Box box, boolean empty);
    }

    Box(BoxSpec spec, Process process, Inside inside, Release release) {
        this.spec = spec;
        this.process = process;
        this.inside = inside;
        this.meter = new Meter(spec.limits(), inside);
        this.release = release;
        this.answered = new Allowance(spec.limits().answerBytes());
        this.printed = new Allowance(spec.limits().printedBytes());
        Runnable flooded = () -> end(new Ending.Killed(Limit.OUTPUT));
        this.stdout = new CappedStream(process.getInputStream(), answered, flooded);
        this.errors = new ErrorText(spec.name(), process.getErrorStream(), printed, flooded);
        this.end = process.onExit().thenRunAsync(this::killRest);
    }

    public OutputStream stdin() {
        return process.getOutputStream();
    }

    /// Ends at the output limit, with the box.
    public InputStream stdout() {
        return stdout;
    }

    /// The first 64 KiB at most of what came on standard error so far. Untrusted text.
    public String errors() {
        return errors.soFar();
    }

    /// The host user that runs the box: the peer of its socket connections.
    public int uid() {
        return inside.slot().uid();
    }

    /// Begins a turn: time and output count anew from here.
    public void go() {
        go(spec.limits());
    }

    /// Begins a turn with limits of its own on time and output. Memory and processes stay as the box was made.
    public void go(Limits turn) {
        answered.renew(turn.answerBytes());
        printed.renew(turn.printedBytes());
        meter.start(turn);
    }

    /// Begins an answer within a turn: the bytes on standard output count anew from here.
    public void nextAnswer() {
        answered.renew();
    }

    /// Ends a turn: until the next, time is not limited. For processes whose student work is done.
    public void rest() {
        meter.stop();
    }

    /// Says whether its work can wait: it leaves the processors to other boxes then while they want them. Limits are as
    /// they were; a turn that is to end by the same CPU time needs [#PATIENCE] times the wall clock.
    public void waitsForOthers(boolean patient) {
        try {
            inside.group().share(patient);
        } catch (IOException e) {
            throw new SandboxFault("cannot set the share of " + spec.name(), e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// How the box ended, if it has.
    public Optional<Ending> ending() {
        return process.isAlive() ? Optional.empty() : Optional.of(await());
    }

    /// Waits until the box has ended. In a turn that is never longer than the wall limit.
    ///
    /// @throws SandboxFault if the box could not be set up, or was ended by somebody else
    public Ending await() {
        try {
            end.get();
            errors.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
            throw new SandboxFault("interrupted while waiting for " + spec.name(), e);
        } catch (ExecutionException e) {
            throw new SandboxFault("cannot empty the slot of " + spec.name(), e.getCause());
        }
        return outcome().get();
    }

    /// Whether the kernel killed a process of the box for want of memory; others may live on.
    public boolean ranOutOfMemory() {
        try {
            return new Ending.Killed(Limit.MEMORY).equals(forced.get()) || meter.ranOutOfMemory();
        } catch (IOException e) {
            throw new SandboxFault("cannot tell what became of " + spec.name(), e);
        }
    }

    public Usage usage() {
        return meter.usage();
    }

    Total total() {
        return meter.total();
    }

    String name() {
        return spec.name();
    }

    /// Ends the box because it is no longer wanted; no effect if it has ended.
    public void kill() {
        end(new Ending.Stopped());
    }

    /// Kills what still runs and gives the slot back once it is empty.
    @Override
    public void close() {
        synchronized (this) {
            if (closed) return;
            closed = true;
        }
        kill();
        boolean empty = false;
        try {
            end.get();
            outcome(); // read while the control group still stands
            inside.remove();
            empty = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SandboxFault("interrupted while closing " + spec.name(), e);
        } catch (IOException | ExecutionException e) {
            throw new SandboxFault("cannot empty the slot of " + spec.name(), e);
        } finally {
            release.released(this, empty);
        }
    }

    /// One look from outside; ends the box if it is over a limit.
    void look() {
        if (!process.isAlive()) return;
        if (forced.get() != null) {
            if (System.nanoTime() - forcedAt > GRACE.toNanos()) killHard();
            return;
        }
        try {
            meter.exceeded().ifPresent(limit -> end(new Ending.Killed(limit)));
        } catch (IOException | RuntimeException e) {
            // what cannot be measured must not run on
            if (process.isAlive()) {
                end(new Ending.Stopped());
                throw new SandboxFault("cannot measure " + spec.name(), e);
            }
        }
    }

    /// The host's number of the first process inside.
    long firstProcess() throws IOException {
        return inside.report()
                .firstProcess()
                .orElseThrow(() -> new SandboxFault(this + " has not been set up"));
    }

    boolean inTurn() {
        return meter.running();
    }

    private void end(Ending how) {
        if (!process.isAlive() || !forced.compareAndSet(null, how)) return;
        forcedAt = System.nanoTime();
        meter.stop();
        boolean killed = false;
        try {
            killed = inside.kill();
        } catch (IOException e) {
            throw new SandboxFault("cannot kill " + spec.name(), e);
        } finally {
            if (!killed) killHard();
        }
    }

    private void killHard() {
        try {
            inside.killHard();
        } catch (IOException e) {
            throw new SandboxFault("cannot kill " + spec.name(), e);
        } finally {
            process.destroyForcibly();
        }
    }

    private void killRest() {
        try {
            inside.killRest();
        } catch (IOException e) {
            throw new SandboxFault("cannot empty the slot of " + spec.name(), e);
        }
    }

    private synchronized Supplier<Ending> outcome() {
        if (outcome.isEmpty()) {
            meter.freeze();
            try {
                Ending ending = judge();
                outcome = Optional.of(() -> ending);
            } catch (SandboxFault fault) {
                outcome =
                        Optional.of(() -> {
                            throw fault;
                        });
            }
        }
        return outcome.get();
    }

    private Ending judge() {
        try {
            if (forced.get() != null) return forced.get();
            if (meter.ranOutOfMemory()) return new Ending.Killed(Limit.MEMORY);
            if (!inside.report().commandRan()) {
                throw new SandboxFault(
                        spec.name() + " could not be started or was killed: " + errors().trim());
            }
        } catch (IOException e) {
            throw new SandboxFault("cannot tell how " + spec.name() + " ended", e);
        }
        int code = process.exitValue();
        return spec.profile() == Profile.JVM && code == JVM_OUT_OF_MEMORY
                ? new Ending.Killed(Limit.MEMORY)
                : new Ending.Exited(code);
    }

    /// For messages.
    @Override
    public String toString() {
        return spec.name() + " in slot " + inside.slot().id();
    }
}

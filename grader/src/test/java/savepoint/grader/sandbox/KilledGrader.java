package savepoint.grader.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A grader with one sleeping box, to be killed by a test: it prints the box's first process and waits for its end.
public final class KilledGrader {
    private KilledGrader() {}

    public static void main(String[] args) throws Exception {
        Path work = Path.of(args[0]);
        var jvm = new JvmBox(Jdk.running(), RunnerImage.assemble(work.resolve("runner")));
        var limits =
                new Limits(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(60),
                        192L << 20,
                        64 << 10,
                        64 << 10,
                        48);
        var spec =
                jvm.handIn(
                        "orphan",
                        "savepoint.runner.probe.Probes",
                        List.of(),
                        limits,
                        List.of(),
                        BoxSpec.Turn.AT_ONCE);
        try (Sandbox sandbox = Sandbox.open(work);
                Box box = sandbox.start(spec)) {
            box.stdout().read(); // it runs
            System.out.println(box.firstProcess());
            box.await();
        }
    }
}

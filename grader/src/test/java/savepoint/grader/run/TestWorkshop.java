package savepoint.grader.run;

import java.nio.file.Path;
import savepoint.grader.cli.Workshops;

/// One sandbox, compiler and pool of servers for the whole test run.
public final class TestWorkshop {
    private static Workshop shared;

    private TestWorkshop() {}

    public static synchronized Workshop get() throws Exception {
        if (shared == null) {
            shared = Workshops.open(Path.of("target/test-data").toAbsolutePath());
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
        }
        return shared;
    }
}

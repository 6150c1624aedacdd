package savepoint.grader.run;

import savepoint.grader.cli.Workshops;
import savepoint.postgres.TestData;

/// One sandbox, compiler and pool of servers for the whole test run.
public final class TestWorkshop {
    private static Workshop shared;

    private TestWorkshop() {}

    public static synchronized Workshop get() throws Exception {
        if (shared == null) {
            shared = TestData.alone(() -> Workshops.open(TestData.FOLDER, WarmUps.LEAST));
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
        }
        return shared;
    }
}

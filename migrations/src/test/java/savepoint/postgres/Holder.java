package savepoint.postgres;

import java.nio.file.Path;

/// A process of its own that starts the server of a folder and keeps it until it is killed.
final class Holder {
    private Holder() {}

    static void main(String[] arguments) throws Exception {
        var postgres = EmbeddedPostgres.start(Path.of(arguments[0]), TestData.binaries());
        System.out.println("holding " + postgres.owner());
        Thread.currentThread().join();
    }
}

package savepoint.grader.sandbox;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Closing where an error can only mean that our own machine is broken.
final class Closing {
    private Closing() {}

    static void quietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

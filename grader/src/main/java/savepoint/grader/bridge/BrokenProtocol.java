package savepoint.grader.bridge;

import java.io.IOException;

/// A client does not speak PostgreSQL's protocol.
final class BrokenProtocol extends IOException {
    private static final long serialVersionUID = 1;

    BrokenProtocol(String message) {
        super(message);
    }
}

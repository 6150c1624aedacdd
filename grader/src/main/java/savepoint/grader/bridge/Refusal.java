package savepoint.grader.bridge;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// An error of ours, as PostgreSQL itself would send it.
record Refusal(String severity, String sqlState, String message) {
    static final String NOT_YOURS = "28000";
    static final String TOO_MANY_CONNECTIONS = "53300";
    static final String CANNOT_CONNECT = "57P03";

    static final String DISK_FULL = "53100";

    /// Ends a session before it began.
    Refusal(String sqlState, String message) {
        this("FATAL", sqlState, message);
    }

    /// Refuses a statement, to see what a program does then.
    static Refusal onPurpose() {
        return new Refusal(
                "ERROR",
                DISK_FULL,
                "no space left on the disk (the grader tries what happens then)");
    }

    ByteBuffer frame() {
        var body = new ByteArrayOutputStream();
        field(body, 'S', severity);
        field(body, 'V', severity);
        field(body, 'C', sqlState);
        field(body, 'M', message);
        body.write(0);
        return ByteBuffer.allocate(1 + Integer.BYTES + body.size())
                .put((byte) 'E')
                .putInt(Integer.BYTES + body.size())
                .put(body.toByteArray())
                .flip();
    }

    private static void field(ByteArrayOutputStream body, char type, String text) {
        body.write(type);
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        body.write(0);
    }
}

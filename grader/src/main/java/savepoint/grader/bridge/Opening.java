package savepoint.grader.bridge;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import savepoint.runner.Actors;

/// What a client says first.
sealed interface Opening {
    /// It wants a session.
    ///
    /// @param application the name that the program gave itself; may be empty
    /// @param message as it came, to be passed on
    record Start(String database, String role, String application, ByteBuffer message)
            implements Opening {
        /// Whether it wants no session and tells how a program's actors are.
        boolean reports() {
            return application.equals(Actors.REPORT);
        }

        /// The actor that it names, or 0.
        int actor() {
            return application.matches(Actors.ACTOR + "[1-9][0-9]?")
                    ? Integer.parseInt(application.substring(Actors.ACTOR.length()))
                    : 0;
        }
    }

    /// It wants another session's statement cancelled; the message holds that session's secret.
    record Cancel(ByteBuffer message) implements Opening {}

    // protocol.html, "Message Formats": codes in the place of the version
    int CANCEL = 80_877_102;
    int SSL = 80_877_103;
    int GSS = 80_877_104;
    int MAJOR_VERSION = 3;

    /// PostgreSQL's own limit on this message.
    int LARGEST = 10_000;

    /// Reads it, saying no to encryption first if asked: the socket leads nowhere else.
    static Opening read(ByteChannel client) throws IOException {
        while (true) {
            ByteBuffer message = message(client);
            int code = message.getInt(Integer.BYTES);
            switch (code) {
                case SSL, GSS -> client.write(ByteBuffer.wrap(new byte[] {'N'}));
                case CANCEL -> {
                    return new Cancel(message);
                }
                default -> {
                    if (code >> 16 != MAJOR_VERSION)
                        throw new BrokenProtocol("unknown protocol " + code);
                    return start(message);
                }
            }
        }
    }

    private static Start start(ByteBuffer message) throws BrokenProtocol {
        Map<String, String> parameters = new HashMap<>();
        ByteBuffer body = message.duplicate().position(2 * Integer.BYTES);
        for (String name = text(body); !name.isEmpty(); name = text(body))
            parameters.put(name, text(body));
        String role = parameters.get("user");
        if (role == null) throw new BrokenProtocol("a start without a role");
        return new Start(
                parameters.getOrDefault("database", role),
                role,
                parameters.getOrDefault("application_name", ""),
                message);
    }

    private static String text(ByteBuffer body) throws BrokenProtocol {
        int begin = body.position();
        while (body.hasRemaining()) {
            if (body.get() == 0) {
                var bytes = new byte[body.position() - begin - 1];
                body.get(begin, bytes);
                return new String(bytes, StandardCharsets.UTF_8);
            }
        }
        throw new BrokenProtocol("a start without an end");
    }

    private static ByteBuffer message(ByteChannel client) throws IOException {
        ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
        fill(client, length);
        int size = length.getInt(0);
        if (size < 2 * Integer.BYTES || size > LARGEST)
            throw new BrokenProtocol("a start of " + size + " bytes");
        ByteBuffer message = ByteBuffer.allocate(size).putInt(size);
        fill(client, message);
        return message.flip();
    }

    private static void fill(ByteChannel client, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (client.read(buffer) < 0)
                throw new EOFException("the client left before it had said what it wants");
        }
    }
}

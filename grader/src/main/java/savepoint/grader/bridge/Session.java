package savepoint.grader.bridge;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One client's connection and the one to the server that it is joined with.
final class Session implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final int PIECE = 16 << 10;

    /// Stands in the place of a statement that is to fail: the server refuses it, and all the rest is the server's own
    /// doing.
    private static final byte[] NO_SQL = "savepoint\0".getBytes(StandardCharsets.US_ASCII);

    private final SocketChannel client;
    private final SocketChannel server;
    private final Conversation conversation;
    private final Runnable onLeft;
    private volatile boolean left;

    /// @param onLeft told once, when the client's side has ended
    Session(
            SocketChannel client,
            SocketChannel server,
            Conversation conversation,
            Runnable onLeft) {
        this.onLeft = onLeft;
        this.client = client;
        this.server = server;
        this.conversation = conversation;
    }

    /// Passes messages both ways until one side ends, ends the other, and returns when the server's process for this
    /// session is gone: what it held is free then.
    void run(ByteBuffer opening) throws IOException {
        try (this) {
            while (opening.hasRemaining()) server.write(opening);
            Thread answers = Thread.startVirtualThread(this::answer);
            try {
                forward();
            } catch (ClosedChannelException _) {
                // the server's side ended first, or the passage was closed
            } finally {
                left = true;
                onLeft.run();
                conversation.interference().left(conversation);
                cut();
                answers.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void forward() throws IOException, InterruptedException {
        var messages = new Messages(client);
        var out = new Outgoing(server);
        boolean replaced = false;
        for (var next = messages.next(); next.isPresent(); next = messages.next()) {
            var piece = next.get();
            if (piece.begins()) {
                replaced = false;
                if (conversation.asks(piece)) {
                    out.flush();
                    conversation.interference().asks(conversation);
                }
                switch (conversation.sent(piece)) {
                    case PASS, CUT_UNANSWERED -> {}
                    case FAIL -> {
                        replaced = true;
                        out.put(refused(piece.type()));
                    }
                    case CUT -> {
                        return;
                    }
                }
            }
            if (!replaced) out.put(piece.bytes());
            if (!messages.isReady()) out.flush();
        }
        out.flush();
    }

    /// Refused as a statement is that nobody can read: in one answer, and by the server, which then ends the
    /// transaction's work as after any error.
    private static ByteBuffer refused(byte type) {
        if (type == 'Q') return frame('Q', NO_SQL);
        var parse = new byte[1 + NO_SQL.length + Short.BYTES];
        System.arraycopy(NO_SQL, 0, parse, 1, NO_SQL.length);
        return frame('P', parse);
    }

    private static ByteBuffer frame(char type, byte[] body) {
        return ByteBuffer.allocate(1 + Integer.BYTES + body.length)
                .put((byte) type)
                .putInt(Integer.BYTES + body.length)
                .put(body)
                .flip();
    }

    private void answer() {
        try {
            try {
                passAnswers();
            } finally {
                cut();
                drain();
            }
        } catch (IOException e) {
            LOG.debug("a session's server side ended: {}", e.toString());
        }
    }

    private void passAnswers() throws IOException {
        var messages = new Messages(server);
        var out = new Outgoing(client);
        boolean passing = true;
        for (var next = messages.next(); next.isPresent(); next = messages.next()) {
            var piece = next.get();
            if (piece.begins()) {
                Optional<ByteBuffer> instead = Optional.empty();
                switch (conversation.answered(piece)) {
                    case PASS -> passing = true;
                    case DROP -> passing = false;
                    case REPLACE -> {
                        passing = false;
                        instead = Optional.of(Refusal.onPurpose().frame());
                    }
                    case CUT -> {
                        return;
                    }
                }
                if (instead.isPresent()) out.put(instead.get());
            }
            if (passing) out.put(piece.bytes());
            if (!messages.isReady()) out.flush();
        }
        out.flush();
    }

    /// Reads until the server's process closes its end, which it does as its last deed.
    private void drain() throws IOException {
        ByteBuffer unread = ByteBuffer.allocateDirect(PIECE);
        int read;
        do read = server.read(unread.clear());
        while (read >= 0);
    }

    /// Whether the client has closed it.
    boolean isLeft() {
        return left;
    }

    Conversation conversation() {
        return conversation;
    }

    /// Ends the client's side and tells the server that nothing more will come.
    void cut() {
        Bridge.close(client);
        try {
            server.shutdownOutput();
        } catch (IOException e) {
            LOG.debug("a session's server side was closed: {}", e.toString());
        }
    }

    @Override
    public void close() {
        Bridge.close(client);
        Bridge.close(server);
    }
}

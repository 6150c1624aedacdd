package savepoint.grader.bridge;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One client's connection and the one to the server that it is joined with.
final class Session implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final int PIECE = 16 << 10;

    private final SocketChannel client;
    private final SocketChannel server;

    Session(SocketChannel client, SocketChannel server) {
        this.client = client;
        this.server = server;
    }

    /// Passes bytes both ways until one side ends, ends the other, and returns when the server's process for this
    /// session is gone: what it held is free then.
    void run(ByteBuffer opening, Counts counts) throws IOException {
        try (this) {
            write(server, opening);
            Thread answers = Thread.startVirtualThread(this::answer);
            var frames = new Frames(counts::message);
            try {
                pass(client, server, frames::follow);
            } catch (ClosedChannelException _) {
                // the server's side ended first, or the passage was closed
            } finally {
                cut();
                answers.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer() {
        try {
            try {
                pass(server, client, _ -> {});
            } finally {
                cut();
                drain();
            }
        } catch (IOException e) {
            LOG.debug("a session's server side ended: {}", e.toString());
        }
    }

    /// Reads until the server's process closes its end, which it does as its last deed.
    private void drain() throws IOException {
        ByteBuffer unread = ByteBuffer.allocateDirect(PIECE);
        int read;
        do read = server.read(unread.clear());
        while (read >= 0);
    }

    private interface Look {
        void at(ByteBuffer piece) throws IOException;
    }

    private static void pass(SocketChannel from, SocketChannel to, Look look) throws IOException {
        ByteBuffer piece = ByteBuffer.allocateDirect(PIECE);
        while (from.read(piece.clear()) >= 0) {
            piece.flip();
            look.at(piece.duplicate());
            write(to, piece);
        }
    }

    private static void write(SocketChannel to, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) to.write(bytes);
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

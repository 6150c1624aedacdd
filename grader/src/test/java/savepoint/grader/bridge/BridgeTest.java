package savepoint.grader.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Speaks to the bridge byte by byte, as no driver would; the server behind it is a socket of the test's own.
class BridgeTest {
    @TempDir Path temporary;

    private Path socket;
    private ServerSocketChannel server;
    private Bridge bridge;

    @BeforeEach
    void open() throws IOException {
        socket = temporary.resolve("server");
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        bridge = Bridge.open(Files.createDirectory(temporary.resolve("bridge")));
    }

    @AfterEach
    void close() throws IOException {
        bridge.close();
        server.close();
    }

    @Test
    void encryption_is_declined_and_the_start_passed_on_as_it_came() throws Exception {
        try (Passage passage = bridge.admit(socket, "db", "ada");
                SocketChannel client = connect()) {
            client.write(frame(Opening.SSL));
            assertEquals("N", text(read(client, 1)));
            client.write(frame(Opening.GSS));
            assertEquals("N", text(read(client, 1)));
            ByteBuffer start = start("user", "ada", "database", "db");
            client.write(start.duplicate());
            try (SocketChannel upstream = server.accept()) {
                assertEquals(start, read(upstream, start.remaining()));
                upstream.write(ByteBuffer.wrap(new byte[] {'Z', 0, 0, 0, 5, 'I'}));
                assertEquals("Z\0\0\0\5I", text(read(client, 6)));
                client.write(ByteBuffer.wrap(new byte[] {'Q', 0, 0, 0, 5, 0}));
                read(upstream, 6);
                assertEquals(new Traffic(1, 1, 1), passage.traffic());
            }
            assertEquals(
                    -1, client.read(ByteBuffer.allocate(1)), "the server's end ends the client");
        }
    }

    @Test
    void a_closed_passage_cuts_its_sessions_and_lets_nobody_in() throws Exception {
        Passage passage = bridge.admit(socket, "db", "ada");
        try (SocketChannel client = connect()) {
            client.write(start("user", "ada", "database", "db"));
            try (SocketChannel upstream = server.accept()) {
                read(upstream, 8);
                passage.close();
                readAll(upstream); // comes to its end
                assertEquals(-1, client.read(ByteBuffer.allocate(1)));
            }
        }
        assertTrue(
                answer(start("user", "ada", "database", "db")).contains("C" + Refusal.NOT_YOURS));
    }

    @Test
    void who_names_no_database_means_the_one_named_like_the_role() throws Exception {
        try (Passage _ = bridge.admit(socket, "ada", "ada");
                SocketChannel client = connect()) {
            client.write(start("user", "ada"));
            server.accept().close();
        }
    }

    @Test
    void strangers_get_an_error_that_a_driver_understands() throws Exception {
        bridge.admit(socket, "db", "ada");
        assertTrue(answer(start("user", "eve", "database", "db")).contains("C28000"));
        assertTrue(answer(start("user", "ada", "database", "postgres")).startsWith("E"));
    }

    @Test
    void a_cancel_request_is_passed_on() throws Exception {
        ByteBuffer cancel =
                ByteBuffer.allocate(16)
                        .putInt(16)
                        .putInt(Opening.CANCEL)
                        .putInt(42)
                        .putInt(4711)
                        .flip();
        try (Passage _ = bridge.admit(socket, "db", "ada");
                SocketChannel client = connect()) {
            client.write(cancel.duplicate());
            try (SocketChannel upstream = server.accept()) {
                assertEquals(cancel, read(upstream, 16));
            }
        }
    }

    @Test
    void nonsense_ends_the_connection_and_nothing_else() throws Exception {
        assertEquals(
                "",
                answer(
                        ByteBuffer.wrap(
                                "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII))));
        assertEquals("", answer(ByteBuffer.wrap(new byte[] {0, 0, 0, 3, 0, 0, 0, 0})));
        assertEquals("", answer(ByteBuffer.wrap(new byte[] {0x7f, -1, -1, -1, 0, 3, 0, 0})));
        assertEquals(
                "",
                answer(ByteBuffer.wrap(new byte[] {0, 0, 0, 12, 0, 3, 0, 0, 'u', 's', 'e', 'r'})));
        assertTrue(answer(start("user", "eve")).contains("C28000"));
    }

    @Test
    void half_open_connections_are_bounded() throws Exception {
        var open = new ArrayList<SocketChannel>();
        try {
            String refusal = "";
            while (refusal.isEmpty()) {
                SocketChannel client = connect();
                open.add(client);
                if (open.size() > 20) refusal = text(ByteBuffer.wrap(readAll(client)));
            }
            assertTrue(refusal.contains("C53300"), refusal);
            assertEquals(21, open.size());
        } finally {
            for (SocketChannel client : open) client.close();
        }
    }

    private SocketChannel connect() throws IOException {
        return SocketChannel.open(
                UnixDomainSocketAddress.of(bridge.folder().resolve(Bridge.SOCKET)));
    }

    private String answer(ByteBuffer message) throws IOException {
        try (SocketChannel client = connect()) {
            client.write(message);
            return text(ByteBuffer.wrap(readAll(client)));
        }
    }

    private static ByteBuffer frame(int code) {
        return ByteBuffer.allocate(8).putInt(8).putInt(code).flip();
    }

    private static ByteBuffer start(String... parameters) {
        var body = new ByteArrayOutputStream();
        for (String parameter : parameters) {
            body.writeBytes(parameter.getBytes(StandardCharsets.UTF_8));
            body.write(0);
        }
        body.write(0);
        return ByteBuffer.allocate(8 + body.size())
                .putInt(8 + body.size())
                .putInt(3 << 16)
                .put(body.toByteArray())
                .flip();
    }

    private static ByteBuffer read(SocketChannel from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        int read = 0;
        while (bytes.hasRemaining() && read >= 0) read = from.read(bytes);
        return bytes.flip();
    }

    private static byte[] readAll(SocketChannel from) throws IOException {
        var all = new ByteArrayOutputStream();
        ByteBuffer bytes = ByteBuffer.allocate(100);
        try {
            while (from.read(bytes.clear()) >= 0) all.write(bytes.array(), 0, bytes.position());
        } catch (SocketException _) {
            // an end as well: the bridge closed before it had read all that was sent
        }
        return all.toByteArray();
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }
}

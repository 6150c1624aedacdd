package savepoint.runner;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnixSocketTest {
    @TempDir Path temporary;

    private ServerSocketChannel listener;
    private Socket socket;
    private SocketChannel peer;

    @BeforeEach
    void connect() throws IOException {
        Path path = temporary.resolve("socket");
        listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listener.bind(UnixDomainSocketAddress.of(path));
        socket = new UnixSocketFactory(path.toString()).createSocket();
        socket.connect(InetSocketAddress.createUnresolved("anywhere", 5432), 1_000);
        peer = listener.accept();
    }

    @AfterEach
    void close() throws IOException {
        socket.close();
        peer.close();
        listener.close();
    }

    @Test
    void bytes_pass_both_ways_in_pieces_of_any_size() throws Exception {
        var sent = new byte[1_000_000];
        RandomGenerator.of("L64X128MixRandom").nextBytes(sent);
        var echo = CompletableFuture.runAsync(this::echo, Thread::startVirtualThread);
        var writing = CompletableFuture.runAsync(() -> write(sent), Thread::startVirtualThread);
        assertArrayEquals(sent, socket.getInputStream().readNBytes(sent.length));
        writing.get();
        socket.shutdownOutput();
        echo.get();
        assertEquals(-1, socket.getInputStream().read());
    }

    @Test
    void a_read_gives_up_after_its_time_out_and_can_be_tried_again() throws Exception {
        socket.setSoTimeout(20);
        assertThrows(SocketTimeoutException.class, () -> socket.getInputStream().read());
        peer.write(ByteBuffer.wrap(new byte[] {-1}));
        assertEquals(255, socket.getInputStream().read());
        socket.setSoTimeout(0);
        peer.write(ByteBuffer.wrap(new byte[] {7}));
        assertEquals(7, socket.getInputStream().read());
    }

    @Test
    void closing_ends_a_read_that_waits() throws Exception {
        var reading = new CompletableFuture<Throwable>();
        Thread reader =
                Thread.ofPlatform()
                        .start(() -> {
                            try {
                                socket.getInputStream().read();
                            } catch (IOException e) {
                                reading.complete(e);
                            }
                        });
        while (reader.getState() == Thread.State.NEW) Thread.onSpinWait();
        socket.close();
        assertTrue(reading.get() instanceof SocketException);
        assertTrue(socket.isClosed());
        assertThrows(SocketException.class, socket::getInputStream);
    }

    private void echo() {
        try {
            var buffer = ByteBuffer.allocate(1 << 14);
            while (peer.read(buffer) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) peer.write(buffer);
                buffer.clear();
            }
            peer.shutdownOutput();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

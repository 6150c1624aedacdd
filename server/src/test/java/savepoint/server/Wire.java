package savepoint.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The network between a program and a server of this machine, which can be cut and mended.
final class Wire implements AutoCloseable {
    private static final int BLOCK = 8192;

    private final int to;
    private final ServerSocket door;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private final StringBuilder asked = new StringBuilder();
    private volatile boolean cut;

    Wire(int to) throws IOException {
        this.to = to;
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return door.getLocalPort();
    }

    /// Waits until somebody has asked for this.
    void await(String what) throws InterruptedException {
        synchronized (asked) {
            while (asked.indexOf(what) < 0) asked.wait();
        }
    }

    /// Breaks all connections, and each that is tried from now on.
    void cut() {
        cut = true;
        ends.forEach(Wire::close);
    }

    void mend() {
        cut = false;
    }

    private void listen() {
        while (!door.isClosed()) {
            try {
                var near = door.accept();
                if (cut) {
                    near.close();
                    continue;
                }
                var far = new Socket(InetAddress.getLoopbackAddress(), to);
                ends.add(near);
                ends.add(far);
                Thread.ofVirtual().start(() -> carry(near, far, true));
                Thread.ofVirtual().start(() -> carry(far, near, false));
            } catch (IOException _) {
                // closed: seen by the loop
            }
        }
    }

    private void carry(Socket from, Socket into, boolean heard) {
        var block = new byte[BLOCK];
        try (from;
                into) {
            for (int n = from.getInputStream().read(block);
                    n >= 0;
                    n = from.getInputStream().read(block)) {
                if (heard) hear(new String(block, 0, n, StandardCharsets.ISO_8859_1));
                into.getOutputStream().write(block, 0, n);
            }
        } catch (IOException _) {
            // cut, or one side has gone: both ends are closed
        }
    }

    private void hear(String said) {
        synchronized (asked) {
            asked.append(said);
            asked.notifyAll();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }
}

package savepoint.runner;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.UnaryOperator;

/// A Unix socket in the shape of a [Socket], read time-outs included; `SocketChannel.socket()` throws for these.
/// Settings of TCP are accepted and mean nothing.
final class UnixSocket extends Socket {
    // The JDK copies through a direct buffer as large as the array it is given, and a sandbox has
    // few of those.
    private static final int LARGEST_PIECE = 64 << 10;

    private final UnixDomainSocketAddress address;
    private final UnaryOperator<InputStream> reading;
    private volatile SocketChannel channel;
    // opened by the first read with a time-out; from then on the channel does not block
    private volatile Selector arrivals;
    private volatile boolean closed;
    private volatile int timeoutMillis;

    UnixSocket(Path path, UnaryOperator<InputStream> reading) {
        this.address = UnixDomainSocketAddress.of(path);
        this.reading = reading;
    }

    @Override
    public void connect(SocketAddress ignored) throws IOException {
        connect(ignored, 0);
    }

    /// Connects to the path. A Unix socket connects at once or waits for a place in the queue of its server.
    @Override
    public void connect(SocketAddress ignored, int timeout) throws IOException {
        if (closed) throw new SocketException("socket is closed");
        SocketChannel opened = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            opened.connect(address);
        } catch (IOException e) {
            opened.close();
            throw e;
        }
        channel = opened;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return reading.apply(new Input(connected()));
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new Output(connected());
    }

    private SocketChannel connected() throws IOException {
        if (closed) throw new SocketException("socket is closed");
        if (channel == null) throw new SocketException("socket is not connected");
        return channel;
    }

    @Override
    public boolean isConnected() {
        return channel != null;
    }

    @Override
    public boolean isBound() {
        return channel != null;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        if (channel != null) channel.close();
        if (arrivals != null) arrivals.close();
    }

    @Override
    public void shutdownInput() throws IOException {
        connected().shutdownInput();
    }

    @Override
    public void shutdownOutput() throws IOException {
        connected().shutdownOutput();
    }

    @Override
    public void setSoTimeout(int millis) {
        if (millis < 0) throw new IllegalArgumentException("negative time-out");
        timeoutMillis = millis;
    }

    @Override
    public int getSoTimeout() {
        return timeoutMillis;
    }

    @Override
    public void setTcpNoDelay(boolean on) {}

    @Override
    public void setKeepAlive(boolean on) {}

    @Override
    public void setReceiveBufferSize(int size) {}

    @Override
    public int getReceiveBufferSize() {
        return LARGEST_PIECE;
    }

    @Override
    public void setSendBufferSize(int size) {}

    @Override
    public int getSendBufferSize() {
        return LARGEST_PIECE;
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return channel == null ? null : address;
    }

    @Override
    public String toString() {
        return "UnixSocket " + address;
    }

    private static Selector arrivals(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        var selector = Selector.open();
        channel.register(selector, SelectionKey.OP_READ);
        return selector;
    }

    private final class Input extends InputStream {
        private final SocketChannel from;
        private final byte[] one = new byte[1];

        Input(SocketChannel from) {
            this.from = from;
        }

        @Override
        public int read() throws IOException {
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, bytes.length);
            if (length == 0) return 0;
            var into = ByteBuffer.wrap(bytes, offset, Math.min(length, LARGEST_PIECE));
            try {
                if (timeoutMillis != 0 && arrivals == null) arrivals = arrivals(from);
                return arrivals == null ? from.read(into) : readInTime(into);
            } catch (ClosedChannelException e) {
                throw closedWhile("reading", e);
            } catch (ClosedSelectorException e) {
                throw closedWhile("reading", new ClosedChannelException());
            }
        }

        private int readInTime(ByteBuffer into) throws IOException {
            while (true) {
                int read = from.read(into);
                if (read != 0) return read;
                if (arrivals.select(timeoutMillis) == 0 && from.isOpen())
                    throw new SocketTimeoutException(
                            "nothing read within " + timeoutMillis + " ms");
                arrivals.selectedKeys().clear();
            }
        }

        @Override
        public void close() throws IOException {
            UnixSocket.this.close();
        }
    }

    private final class Output extends OutputStream {
        private final SocketChannel to;

        Output(SocketChannel to) {
            this.to = to;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            var from = ByteBuffer.wrap(bytes, offset, length);
            int end = from.limit();
            try {
                while (from.position() < end) {
                    from.limit(Math.min(end, from.position() + LARGEST_PIECE));
                    if (to.write(from) == 0) awaitRoom();
                }
            } catch (ClosedChannelException e) {
                throw closedWhile("writing", e);
            }
        }

        /// Only a channel that does not block takes nothing.
        private void awaitRoom() throws IOException {
            try (var room = Selector.open()) {
                to.register(room, SelectionKey.OP_WRITE);
                room.select();
            }
        }

        @Override
        public void close() throws IOException {
            UnixSocket.this.close();
        }
    }

    private static SocketException closedWhile(String doing, ClosedChannelException cause) {
        return (SocketException)
                new SocketException("socket was closed while " + doing).initCause(cause);
    }
}

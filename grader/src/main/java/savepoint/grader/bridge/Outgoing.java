package savepoint.grader.bridge;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/// Gathers messages, so that what came together is sent together.
final class Outgoing {
    private static final int BUFFER = 32 << 10;

    private final WritableByteChannel to;
    private final ByteBuffer gathered = ByteBuffer.allocate(BUFFER);

    Outgoing(WritableByteChannel to) {
        this.to = to;
    }

    void put(ByteBuffer bytes) throws IOException {
        if (bytes.remaining() > gathered.remaining()) flush();
        if (bytes.remaining() > gathered.remaining()) write(bytes);
        else gathered.put(bytes);
    }

    void flush() throws IOException {
        write(gathered.flip());
        gathered.clear();
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) to.write(bytes);
    }
}

package savepoint.grader.bridge;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;

/// Cuts a stream into PostgreSQL's messages (type byte, four bytes of length that count themselves, body). One that is
/// longer than the buffer comes in pieces.
final class Messages {
    private static final int HEADER = 1 + Integer.BYTES;
    private static final int BUFFER = 32 << 10;

    private final ReadableByteChannel from;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).flip();

    /// Bytes of the message under way that have not been handed out.
    private long rest;

    /// A message or a part of one, valid until the next is asked for.
    ///
    /// @param begins whether a message begins here
    /// @param bytes as they came
    record Piece(boolean begins, ByteBuffer bytes) {
        byte type() {
            return bytes.get(bytes.position());
        }

        /// What follows the header, as far as it has come.
        ByteBuffer body() {
            return bytes.duplicate().position(bytes.position() + HEADER);
        }
    }

    Messages(ReadableByteChannel from) {
        this.from = from;
    }

    /// The next piece, or empty at the end of the stream.
    ///
    /// @throws BrokenProtocol if a length cannot be
    Optional<Piece> next() throws IOException {
        boolean begins = rest == 0;
        if (begins) {
            if (!fill(HEADER)) return Optional.empty();
            int length = lengthAt(buffer.position());
            if (length < Integer.BYTES)
                throw new BrokenProtocol("a message of " + length + " bytes");
            rest = 1L + length;
            if (!fill((int) Math.min(rest, BUFFER))) return Optional.empty();
        } else if (!fill(1)) {
            return Optional.empty();
        }
        int size = (int) Math.min(rest, buffer.remaining());
        var bytes = buffer.slice(buffer.position(), size);
        buffer.position(buffer.position() + size);
        rest -= size;
        return Optional.of(new Piece(begins, bytes));
    }

    /// Whether the next piece is here already.
    boolean isReady() {
        if (rest > 0) return buffer.hasRemaining();
        if (buffer.remaining() < HEADER) return false;
        int length = lengthAt(buffer.position());
        return length < BUFFER && buffer.remaining() > length;
    }

    private int lengthAt(int position) {
        return buffer.getInt(position + 1);
    }

    private boolean fill(int wanted) throws IOException {
        if (buffer.remaining() >= wanted) return true;
        if (buffer.capacity() - buffer.position() < wanted) buffer.compact().flip();
        while (buffer.remaining() < wanted) {
            int position = buffer.position();
            int limit = buffer.limit();
            buffer.position(limit).limit(buffer.capacity());
            int read = from.read(buffer);
            buffer.limit(buffer.position()).position(position);
            if (read < 0) return false;
        }
        return true;
    }
}

package savepoint.grader.bridge;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/// Follows the frames of a client's stream (type byte, four bytes of length that count themselves, body), in pieces of
/// any size, without keeping them.
final class Frames {
    private static final int HEADER = 5;

    private final Consumer<Byte> onMessage;
    private final ByteBuffer header = ByteBuffer.allocate(HEADER);
    private int skip;

    Frames(Consumer<Byte> onMessage) {
        this.onMessage = onMessage;
    }

    /// Reads to the end of the piece.
    ///
    /// @throws BrokenProtocol if a length cannot be
    void follow(ByteBuffer piece) throws BrokenProtocol {
        while (piece.hasRemaining()) {
            if (skip > 0) {
                int step = Math.min(skip, piece.remaining());
                piece.position(piece.position() + step);
                skip -= step;
                continue;
            }
            header.put(piece.get());
            if (header.hasRemaining()) continue;
            int length = header.getInt(1);
            if (length < Integer.BYTES)
                throw new BrokenProtocol("a message of " + length + " bytes");
            skip = length - Integer.BYTES;
            onMessage.accept(header.get(0));
            header.clear();
        }
    }
}

package savepoint.grader.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramesTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 7, 1_000})
    void messages_are_counted_in_pieces_of_any_size(int piece) throws Exception {
        ByteBuffer stream = ByteBuffer.allocate(1_000);
        message(stream, 'P', 30);
        message(stream, 'E', 9);
        message(stream, 'S', 0);
        message(stream, 'Q', 200);
        stream.flip();
        var seen = new StringBuilder();
        var frames = new Frames(type -> seen.append((char) type.byteValue()));
        while (stream.hasRemaining()) {
            int size = Math.min(piece, stream.remaining());
            frames.follow(stream.slice(stream.position(), size));
            stream.position(stream.position() + size);
        }
        assertEquals("PESQ", seen.toString());
    }

    @Test
    void a_length_that_cannot_be_ends_the_session() {
        var frames = new Frames(_ -> {});
        assertThrows(
                BrokenProtocol.class,
                () -> frames.follow(ByteBuffer.wrap(new byte[] {'Q', 0, 0, 0, 3})));
        assertThrows(
                BrokenProtocol.class,
                () -> new Frames(_ -> {}).follow(ByteBuffer.wrap(new byte[] {'Q', -1, 0, 0, 3})));
    }

    private static void message(ByteBuffer stream, char type, int body) {
        stream.put((byte) type).putInt(Integer.BYTES + body).put(new byte[body]);
    }
}

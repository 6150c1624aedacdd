package savepoint.grader.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 40_000, 200_000})
    void messages_come_whole_or_in_pieces_and_nothing_is_lost(int atOnce) throws IOException {
        var stream = ByteBuffer.allocate(200_000);
        message(stream, 'P', 30);
        message(stream, 'd', 100_000);
        message(stream, 'S', 0);
        message(stream, 'Q', 32 << 10);
        message(stream, 'X', 0);
        var bytes = new byte[stream.flip().remaining()];
        stream.get(bytes);

        var messages = new Messages(slowly(bytes, atOnce));
        var types = new StringBuilder();
        var seen = ByteBuffer.allocate(bytes.length);
        for (var next = messages.next(); next.isPresent(); next = messages.next()) {
            if (next.get().begins()) types.append((char) next.get().type());
            seen.put(next.get().bytes());
        }
        assertEquals("PdSQX", types.toString());
        assertEquals(ByteBuffer.wrap(bytes), seen.flip());
    }

    @Test
    void a_length_that_cannot_be_ends_the_session() {
        assertThrows(BrokenProtocol.class, () -> first(new byte[] {'Q', 0, 0, 0, 3}));
        assertThrows(BrokenProtocol.class, () -> first(new byte[] {'Q', -1, 0, 0, 3}));
    }

    private static void first(byte[] stream) throws IOException {
        new Messages(slowly(stream, stream.length)).next();
    }

    private static ReadableByteChannel slowly(byte[] bytes, int atOnce) {
        return Channels.newChannel(
                new ByteArrayInputStream(bytes) {
                    @Override
                    public synchronized int read(byte[] into, int from, int length) {
                        return super.read(into, from, Math.min(length, atOnce));
                    }
                });
    }

    private static void message(ByteBuffer stream, char type, int body) {
        stream.put((byte) type).putInt(Integer.BYTES + body);
        for (int i = 0; i < body; i++) stream.put((byte) i);
    }
}

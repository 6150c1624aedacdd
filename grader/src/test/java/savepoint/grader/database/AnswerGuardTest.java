package savepoint.grader.database;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;

class AnswerGuardTest {
    private final ByteArrayOutputStream answers = new ByteArrayOutputStream();

    @Test
    void notices_are_left_out_and_all_else_passes() throws Exception {
        message('T', 7);
        message('N', 100_000);
        message('D', 3);
        message('N', 0);
        message('Z', 1);
        var expected = new ByteArrayOutputStream();
        new DataOutputStream(expected).write(new byte[] {'T', 0, 0, 0, 11});
        expected.write(new byte[7]);
        expected.write(new byte[] {'D', 0, 0, 0, 7, 0, 0, 0, 'Z', 0, 0, 0, 5, 0});
        assertArrayEquals(expected.toByteArray(), guard().readAllBytes());
    }

    @Test
    void a_time_out_in_the_midst_of_a_message_loses_nothing() throws Exception {
        message('N', 9);
        message('D', 5);
        var drops =
                new FilterInputStream(new ByteArrayInputStream(answers.toByteArray())) {
                    private boolean silent;

                    @Override
                    public int read(byte[] bytes, int offset, int length) throws IOException {
                        silent = !silent;
                        if (silent) throw new SocketTimeoutException();
                        return super.read(bytes, offset, Math.min(length, 1));
                    }

                    @Override
                    public int available() {
                        return 0;
                    }
                };
        var guard = new AnswerGuard(drops);
        var got = new ByteArrayOutputStream();
        while (got.size() < 10) {
            try {
                got.write(guard.read());
            } catch (SocketTimeoutException _) {
                // as the driver does: it asks again
            }
        }
        assertArrayEquals(new byte[] {'D', 0, 0, 0, 9, 0, 0, 0, 0, 0}, got.toByteArray());
    }

    @Test
    void what_is_too_large_is_refused_before_it_is_read() throws Exception {
        new DataOutputStream(answers).writeByte('D');
        new DataOutputStream(answers).writeInt(1 << 30);
        assertThrows(AnswerTooLarge.class, () -> guard().read());
    }

    @Test
    void many_messages_count_together_until_the_server_waits() throws Exception {
        for (int n = 0; n < 3; n++) message('D', 4 << 20);
        message('s', 0);
        for (int n = 0; n < 3; n++) message('D', 4 << 20);
        assertEquals(answers.size(), guard().readAllBytes().length);
        for (int n = 0; n < 2; n++) message('D', 4 << 20);
        assertThrows(AnswerTooLarge.class, () -> guard().readAllBytes());
    }

    private AnswerGuard guard() {
        return new AnswerGuard(new ByteArrayInputStream(answers.toByteArray()));
    }

    private void message(char type, int body) throws IOException {
        var out = new DataOutputStream(answers);
        out.writeByte(type);
        out.writeInt(Integer.BYTES + body);
        out.write(new byte[body]);
    }
}

package savepoint.grader.database;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/// Stands before the driver in our own sessions, which keeps all rows of a fetch, all notices of a statement and any
/// error whole in memory: a cell or an error may have a gigabyte, and notices have no end. Notices are left out, and
/// what is too large ends the session before it is read.
final class AnswerGuard extends FilterInputStream {
    /// From one moment at which the server waits for us to the next.
    static final int MOST_AT_ONCE = 16 << 20;

    private static final int HEADER = 1 + Integer.BYTES;

    // protocol-message-formats.html
    private static final byte NOTICE = 'N';
    private static final byte READY = 'Z';
    private static final byte SUSPENDED = 's';

    private enum State {
        HEADER,
        SKIPPING,
        PASSING
    }

    private final ByteBuffer header = ByteBuffer.allocate(HEADER);
    private State state = State.HEADER;
    private int body;
    private long sinceItWaited;

    AnswerGuard(InputStream answers) {
        super(new BufferedInputStream(answers));
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    /// Gives what there is of one message. A time-out in its midst loses nothing.
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) return 0;
        while (state != State.PASSING) {
            boolean ended = state == State.HEADER ? !readHeader() : !skipNotice();
            if (ended) return -1;
        }
        int count;
        if (header.hasRemaining()) {
            count = Math.min(length, header.remaining());
            header.get(bytes, offset, count);
        } else {
            count = in.read(bytes, offset, Math.min(length, body));
            if (count < 0) return -1;
            body -= count;
        }
        if (!header.hasRemaining() && body == 0) awaitNext();
        return count;
    }

    private boolean readHeader() throws IOException {
        int read = in.read(header.array(), header.position(), header.remaining());
        if (read < 0) return false;
        header.position(header.position() + read);
        if (header.hasRemaining()) return true;
        body = header.getInt(1) - Integer.BYTES;
        switch (header.flip().get(0)) {
            case NOTICE -> {
                state = State.SKIPPING;
                if (body == 0) awaitNext();
            }
            case READY, SUSPENDED -> {
                sinceItWaited = 0;
                state = State.PASSING;
            }
            default -> {
                sinceItWaited += body;
                if (sinceItWaited > MOST_AT_ONCE) throw new AnswerTooLarge();
                state = State.PASSING;
            }
        }
        return true;
    }

    private boolean skipNotice() throws IOException {
        if (in.read() < 0) return false;
        body--;
        body -= (int) in.skip(Math.min(body, in.available()));
        if (body == 0) awaitNext();
        return true;
    }

    private void awaitNext() {
        header.clear();
        state = State.HEADER;
    }

    @Override
    public long skip(long count) throws IOException {
        return Math.max(0, read(new byte[(int) Math.min(count, 8 << 10)]));
    }

    @Override
    public int available() throws IOException {
        return state == State.PASSING ? header.remaining() + Math.min(body, in.available()) : 0;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}

package savepoint.grader.sandbox;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Standard output of a box, which ends at its limit.
final class CappedStream extends FilterInputStream {
    private final Allowance allowance;
    private final Runnable exceeded;

    CappedStream(InputStream in, Allowance allowance, Runnable exceeded) {
        super(in);
        this.allowance = allowance;
        this.exceeded = exceeded;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int got = super.read(into, offset, length);
        if (got <= 0) return got;
        int allowed = allowance.take(got);
        if (allowed < got) exceeded.run();
        return allowed == 0 ? -1 : allowed;
    }

    @Override
    public long skip(long bytes) throws IOException {
        return readNBytes((int) Math.min(bytes, 8192)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}

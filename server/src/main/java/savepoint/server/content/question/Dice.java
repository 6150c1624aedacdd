package savepoint.server.content.question;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import savepoint.server.db.Sha256;

/// Numbers drawn from a seed: SplitMix64 (Steele, Lea and Flood, 2014) with Stafford's mix 13, begun with the first
/// eight bytes of SHA-256 over the seed and what is drawn. Written out here since an attempt must be drawn again to
/// the letter after years, and Java promises that for no method with a bound.
final class Dice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private long state;

    private Dice(long state) {
        this.state = state;
    }

    /// @param purpose what is drawn: two purposes of one seed have nothing to do with each other
    static Dice of(long seed, String... purpose) {
        var digest = Sha256.digest();
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).array());
        for (var word : purpose) {
            digest.update(word.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return new Dice(ByteBuffer.wrap(digest.digest()).getLong());
    }

    long next() {
        state += GOLDEN;
        long mixed = state;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /// From 0 to `bound` - 1, each as likely as the others.
    long below(long bound) {
        long rejected = Long.remainderUnsigned(-bound, bound);
        long drawn = next();
        while (Long.compareUnsigned(drawn, rejected) < 0) drawn = next();
        return Long.remainderUnsigned(drawn, bound);
    }

    /// The same in an order drawn (Fisher and Yates, from the end).
    <T> List<T> shuffled(List<T> things) {
        var order = new ArrayList<>(things);
        for (int i = order.size() - 1; i > 0; i--) {
            int other = (int) below(i + 1L);
            order.set(i, order.set(other, order.get(i)));
        }
        return List.copyOf(order);
    }
}

package savepoint.server.review.simulate;

import java.util.Random;
import savepoint.server.web.Coded;

/// How a made-up reviewer judges. None of them judges the way the estimate supposes.
enum Temper implements Coded {
    HONEST,
    CARELESS,
    BIASED,
    GENEROUS,
    COLLUDING;

    /// The habits of one person of this temper.
    Reviewer draw(Random random, int ring) {
        return switch (this) {
            case HONEST -> new Reviewer(this, 0, 1, 0, -1);
            case CARELESS -> new Reviewer(this, 0, 0.25 * random.nextDouble(), habit(random), -1);
            case BIASED -> {
                var harsh = random.nextInt(3) > 0 ? -1 : 1;
                var much = 0.08 + 0.14 * random.nextDouble();
                yield new Reviewer(this, harsh * much, 0.6 + 0.4 * random.nextDouble(), 0.75, -1);
            }
            case GENEROUS -> new Reviewer(this, 0.06 + 0.14 * random.nextDouble(), 1, 0, -1);
            case COLLUDING -> new Reviewer(this, -0.05 * random.nextDouble(), 1, 0, ring);
        };
    }

    /// What somebody who hardly looks always gives.
    private static double habit(Random random) {
        return 0.6 + 0.35 * random.nextDouble();
    }
}

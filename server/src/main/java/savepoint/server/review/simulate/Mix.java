package savepoint.server.review.simulate;

import java.util.List;
import java.util.Map;

/// A class's tempers.
///
/// @param share of the class that is of each temper; the rest is honest
public record Mix(String name, Map<Temper, Double> share) {
    private static final Mix HONEST = new Mix("honest", Map.of());

    static final Mix USUAL =
            new Mix(
                    "some of each",
                    Map.of(
                            Temper.CARELESS, 0.15,
                            Temper.BIASED, 0.15,
                            Temper.GENEROUS, 0.15,
                            Temper.COLLUDING, 0.15));

    static final List<Mix> ALL =
            List.of(
                    HONEST,
                    new Mix("a third careless", Map.of(Temper.CARELESS, 0.33)),
                    new Mix("half biased", Map.of(Temper.BIASED, 0.5)),
                    new Mix("a third generous", Map.of(Temper.GENEROUS, 0.33)),
                    new Mix("a third colluding", Map.of(Temper.COLLUDING, 0.33)),
                    USUAL,
                    new Mix(
                            "few honest",
                            Map.of(
                                    Temper.CARELESS, 0.25,
                                    Temper.BIASED, 0.25,
                                    Temper.GENEROUS, 0.1,
                                    Temper.COLLUDING, 0.2)));

    boolean isHonest() {
        return share.isEmpty();
    }
}

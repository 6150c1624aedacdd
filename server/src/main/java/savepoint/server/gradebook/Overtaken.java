package savepoint.server.gradebook;

import java.util.List;
import java.util.stream.Collectors;

/// Cells that somebody else decided about while a form about them was open.
final class Overtaken {
    // As many as anybody reads in a sentence.
    private static final int NAMED = 5;

    private Overtaken() {}

    /// `Somebody changed 2 of them meanwhile: Ada, Bob`, without its full stop.
    static String words(List<String> names) {
        return "Somebody changed %d of them meanwhile: %s%s"
                .formatted(
                        names.size(),
                        names.stream().limit(NAMED).collect(Collectors.joining(", ")),
                        names.size() > NAMED ? " and more" : "");
    }
}

package savepoint.server.assignment;

import java.util.List;
import java.util.Optional;
import savepoint.server.work.Draft;

/// A form that was not taken, as its page shows it again: all that was typed, and why.
///
/// @param standing the draft that another page saved meanwhile
/// @param compared whether the page shows how the two differ
record SentBack(
        Draft.Typed typed, List<String> problems, Optional<Draft> standing, boolean compared) {
    static SentBack because(Draft.Typed typed, List<String> problems) {
        return new SentBack(typed, List.copyOf(problems), Optional.empty(), false);
    }

    static SentBack overtaken(Draft.Typed typed, Draft standing, boolean compared) {
        return new SentBack(typed, List.of(), Optional.of(standing), compared);
    }
}

package savepoint.server.gradebook.maths;

import java.math.BigDecimal;
import java.util.List;
import savepoint.server.web.Figures;

/// What one activity came to for one student.
///
/// @param points that count at this moment, late days taken off
/// @param of out of how many they count; null where nothing of it counts yet, or ever
/// @param late whether it came, or is, after its time
/// @param parts what an assignment's points consist of; empty for all else
/// @param says where the points come from, in a sentence without its full stop
public record Cell(
        State state,
        BigDecimal points,
        BigDecimal of,
        boolean late,
        List<Part> parts,
        String says) {
    public Cell {
        parts = List.copyOf(parts);
    }

    /// A part of an assignment's points; `points` is null while they are to come.
    public record Part(String name, BigDecimal points, BigDecimal of) {}

    /// Points that are known.
    public static Cell scored(State state, BigDecimal points, BigDecimal of, String says) {
        return new Cell(state, points, of, false, List.of(), says);
    }

    /// Nothing that counts.
    public static Cell uncounted(State state, String says) {
        return new Cell(state, BigDecimal.ZERO, null, false, List.of(), says);
    }

    /// Whether it has a say in the total.
    public boolean counts() {
        return of != null;
    }

    /// `36 of 40`, or what it is waiting for.
    public String amount() {
        return counts() ? Figures.plain(points) + " of " + Figures.plain(of) : state.words();
    }
}

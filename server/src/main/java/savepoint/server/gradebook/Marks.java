package savepoint.server.gradebook;

import java.util.stream.Collectors;
import savepoint.server.gradebook.maths.Cell;
import savepoint.server.gradebook.maths.State;
import savepoint.server.web.Figures;

/// How cells look: a state is told by a sign and a word, never by colour alone.
final class Marks {
    private Marks() {}

    /// The sign of a state, with which its points stand.
    static String sign(State state) {
        return switch (state) {
            case NOT_DUE -> "·";
            case LATE -> "◷";
            case MISSING -> "✕";
            case WAITING -> "…";
            case GRADED -> "12";
            case EXCUSED -> "ex";
            case OVERRIDDEN -> "✎";
        };
    }

    static String mark(Cell cell) {
        var points = cell.counts() ? Figures.plain(cell.points()) : "";
        return switch (cell.state()) {
            case GRADED -> cell.late() ? points + " ◷" : points;
            case OVERRIDDEN -> points + " ✎";
            case WAITING -> points + "…";
            case NOT_DUE, LATE, MISSING, EXCUSED -> sign(cell.state());
        };
    }

    static String words(Cell cell) {
        var late = cell.late() && cell.state() != State.LATE ? ", late" : "";
        return switch (cell.state()) {
            case GRADED -> cell.amount() + late;
            case OVERRIDDEN -> cell.amount() + ", overridden";
            case WAITING -> (cell.counts() ? cell.amount() + ", " : "") + "waiting" + late;
            case NOT_DUE, LATE, MISSING, EXCUSED -> cell.state().words();
        };
    }

    /// `51 + 34 + 50`, with dashes for what is to come; null for what has no parts.
    static String parts(Cell cell) {
        return cell.parts().size() < 2
                ? null
                : cell.parts().stream()
                        .map(part -> part.points() == null ? "–" : Figures.plain(part.points()))
                        .collect(Collectors.joining(" + "));
    }
}

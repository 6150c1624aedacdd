package savepoint.server.assignment;

import java.util.Map;
import java.util.regex.Pattern;
import savepoint.server.grading.Outcome;
import savepoint.server.web.Prose;

/// Puts the viewer's newest outcomes beside the tasks of a statement.
///
/// A heading or list item that carried `{check=moves-money}` arrives as HTML with an empty
/// `<span data-check="moves-money"></span>` at that place.
public final class StatementMarks {

    private static final Pattern PLACE =
            Pattern.compile("<span data-check=\"([a-z0-9-]+)\"></span>");

    private StatementMarks() {}

    /// The statement with each place filled by its check's outcome and points; a slug that
    /// `checks` does not know loses its place.
    public static Prose in(Prose statement, Map<String, AssignmentPage.Check> checks) {
        var places = PLACE.matcher(statement.html());
        return new Prose(places.replaceAll(place -> mark(checks.get(place.group(1)))));
    }

    private static String mark(AssignmentPage.Check check) {
        if (check == null) {
            return "";
        }
        var points = check.points().replaceAll("[^0-9.]", "");
        return "<span class=\"mark\" data-check=\"%s\" data-outcome=\"%s\">%s</span> "
                        .formatted(check.slug(), check.outcome().code(), words(check.outcome()))
                + "<span class=\"mark-points\">%s</span>"
                        .formatted(points.equals("1") ? "1 point" : points + " points");
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case WAITING -> "not checked yet";
            case RUNNING -> "being checked";
            case PASSED -> "passed";
            case FAILED -> "failed";
            case NOT_RUN -> "not reached";
        };
    }
}

package savepoint.server.gradebook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import savepoint.server.db.Refs;
import savepoint.server.gradebook.change.Changes;
import savepoint.server.gradebook.change.Decision;
import savepoint.server.web.Post;
import savepoint.server.web.Request;

/// What an instructor decides about a grade, as typed.
///
/// @param decision `points`, `excuse` or `clear`
record EditForm(String decision, String points, String reason, String key) {
    private static final Pattern POINTS = Pattern.compile("\\d{1,5}([.,]\\d{1,2})?");
    static final EditForm EMPTY = new EditForm("points", "", "", "");

    /// @param whom what else the form says: whom it concerns
    static EditForm read(Request request, List<String> whom) {
        var key = request.field("idempotency-key");
        var decision = request.field("decision");
        var points = request.field("points").strip();
        var reason = request.field("reason").strip();
        return new EditForm(
                decision,
                points,
                reason,
                Post.exactKey(
                        Post.isKey(key) ? key : Refs.random(),
                        decision,
                        points,
                        reason,
                        String.join(" ", whom)));
    }

    /// Why it cannot be done; empty where it can.
    List<String> problems() {
        var problems = new ArrayList<String>();
        if (wish().isEmpty())
            problems.add(
                    decision.equals("points")
                            ? "Points are a number such as 12 or 7.5."
                            : "Choose what is to be done.");
        if (reason.isEmpty()) problems.add("Say why: the student reads it.");
        if (reason.length() > Changes.LONGEST_REASON)
            problems.add("The reason may have %d characters.".formatted(Changes.LONGEST_REASON));
        return problems;
    }

    /// The decision, where it is one.
    Optional<Decision> wish() {
        return switch (decision) {
            case "points" ->
                    POINTS.matcher(points).matches()
                            ? Optional.of(
                                    new Decision.Points(new BigDecimal(points.replace(',', '.'))))
                            : Optional.empty();
            case "excuse" -> Optional.of(new Decision.Excuse());
            case "clear" -> Optional.of(new Decision.Clear());
            default -> Optional.empty();
        };
    }
}

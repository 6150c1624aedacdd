package savepoint.server.assignment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.Intake;
import savepoint.server.db.Refs;
import savepoint.server.web.Request;
import savepoint.server.work.Draft;

/// A draft as the hand-in form brings it.
///
/// @param files what is to stand on top of what was typed, where uploads took its place; else the same
/// @param choice what is to be done about the draft that stands there already
/// @param problems why it cannot be kept
record DraftForm(
        Draft.Typed typed, Map<String, String> files, Choice choice, List<String> problems) {
    private static final Pattern TAB = Pattern.compile("[A-Za-z0-9-]{8,64}");
    private static final Pattern TURN = Pattern.compile("\\d{1,9}");
    private static final Pattern VERSION = Pattern.compile("[a-z2-7]{16}-\\d{1,9}");

    /// Answers to a draft that another page saved meanwhile.
    enum Choice {
        /// None was asked for yet.
        NONE,
        MINE,
        THEIRS,
        COMPARE
    }

    static DraftForm parse(Request request, Bundle bundle) {
        var brought = FormFiles.of(request, bundle);
        var choice =
                switch (request.field("keep")) {
                    case "mine" -> Choice.MINE;
                    case "theirs" -> Choice.THEIRS;
                    case "compare" -> Choice.COMPARE;
                    default -> Choice.NONE;
                };
        var typed = typed(request, brought.typed());
        if (choice == Choice.MINE || choice == Choice.THEIRS)
            typed =
                    new Draft.Typed(
                            typed.files(), typed.tab(), version(request, "standing"), typed.turn());
        return new DraftForm(typed, brought.texts(), choice, problems(bundle, brought));
    }

    private static List<String> problems(Bundle bundle, FormFiles brought) {
        var problems = new ArrayList<>(brought.problems());
        if (Intake.examine(bundle, brought.withAllAskedFor())
                instanceof Intake.Refused(var reasons)) problems.addAll(reasons);
        return List.copyOf(problems);
    }

    /// What was typed, with the page it was typed in and what it is based on.
    static Draft.Typed typed(Request request, Map<String, String> files) {
        var tab = request.field("tab");
        return new Draft.Typed(
                files,
                TAB.matcher(tab).matches() ? tab : Refs.random(),
                version(request, "based-on"),
                turn(request));
    }

    private static int turn(Request request) {
        var turn = request.field("turn");
        return TURN.matcher(turn).matches() ? Integer.parseInt(turn) : 0;
    }

    private static String version(Request request, String field) {
        var version = request.field(field);
        return VERSION.matcher(version).matches() ? version : "";
    }
}

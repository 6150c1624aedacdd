package savepoint.server.assignment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.Intake;
import savepoint.server.web.Post;
import savepoint.server.web.Request;
import savepoint.server.work.Draft;

/// A hand-in as its form brings it.
///
/// @param files as they would be stored
/// @param typed what the editor shows when the page comes back
/// @param hidden what stood in the editor where uploads took its place; empty where none did
/// @param problems why it is not taken, all at once
record HandInForm(
        FileTree files,
        String key,
        Draft.Typed typed,
        Map<String, String> hidden,
        List<String> problems) {
    static HandInForm parse(Request request, Bundle bundle) {
        var brought = FormFiles.of(request, bundle);
        var key = request.field("idempotency-key");
        return new HandInForm(
                brought.files(),
                key,
                DraftForm.typed(request, brought.texts()),
                brought.hidesTyped() ? brought.typed() : Map.of(),
                brought.problems());
    }

    /// What stood in the editor when it was sent.
    Draft.Typed inEditor() {
        return hidden.isEmpty()
                ? typed
                : new Draft.Typed(hidden, typed.tab(), typed.basedOn(), typed.turn());
    }

    /// Why files are not taken, whoever brings them.
    static List<String> problems(Bundle bundle, FileTree tree, String key) {
        var problems = new ArrayList<String>();
        if (Intake.examine(bundle, tree) instanceof Intake.Refused(var reasons))
            problems.addAll(reasons);
        for (var name : bundle.submit()) {
            if (tree.text(name).filter(String::isBlank).isPresent())
                problems.add(name + " is empty");
        }
        if (!Post.isKey(key))
            problems.add("the form came without its key; it has a new one now, so hand in again");
        return List.copyOf(problems);
    }
}

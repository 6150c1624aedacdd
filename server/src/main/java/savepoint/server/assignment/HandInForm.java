package savepoint.server.assignment;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.Intake;
import savepoint.server.web.Request;
import savepoint.server.web.Upload;

/// A hand-in as its form brings it: a field `file:NAME` for each file, and an upload `upload:NAME` that takes its place.
///
/// @param files as they would be stored
/// @param typed by file name, what the editor shows when the page comes back, so that nothing is lost
/// @param problems why it is not taken, all at once
record HandInForm(FileTree files, String key, Map<String, String> typed, List<String> problems) {
    private static final String TYPED = "file:";
    private static final String UPLOADED = "upload:";
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{8,100}");

    static HandInForm parse(Request request, Bundle bundle) {
        var files = new TreeMap<String, byte[]>();
        for (var field : request.formNames()) {
            if (field.startsWith(UPLOADED)) {
                request.upload(field).ifPresent(upload -> files.put(upload.name(), upload.bytes()));
            } else if (field.startsWith(TYPED)) {
                var name = field.substring(TYPED.length());
                if (request.upload(UPLOADED + name).isEmpty())
                    files.put(name, bytes(request.field(field)));
            }
        }
        var tree = new FileTree(files);
        var key = request.field("idempotency-key");
        return new HandInForm(tree, key, typed(request, bundle), problems(bundle, tree, key));
    }

    /// The same, not taken for these reasons.
    HandInForm refusedFor(List<String> reasons) {
        return new HandInForm(files, key, typed, List.copyOf(reasons));
    }

    private static List<String> problems(Bundle bundle, FileTree tree, String key) {
        var problems = new ArrayList<String>();
        if (Intake.examine(bundle, tree) instanceof Intake.Refused(var reasons))
            problems.addAll(reasons);
        for (var name : bundle.submit()) {
            if (tree.text(name).filter(String::isBlank).isPresent())
                problems.add(name + " is empty");
        }
        if (!KEY.matcher(key).matches())
            problems.add("the form came without its key; it has a new one now, so hand in again");
        return List.copyOf(problems);
    }

    private static Map<String, String> typed(Request request, Bundle bundle) {
        var typed = new LinkedHashMap<String, String>();
        for (var name : bundle.submit()) {
            var uploaded = request.upload(UPLOADED + name).flatMap(HandInForm::text);
            typed.put(name, uploaded.orElseGet(() -> plain(request.field(TYPED + name))));
        }
        return typed;
    }

    private static Optional<String> text(Upload upload) {
        if (upload.bytes().length > Intake.MOST_BYTES) return Optional.empty();
        return FileTree.decode(upload.bytes()).filter(text -> text.indexOf('\0') < 0);
    }

    private static byte[] bytes(String typed) {
        return plain(typed).getBytes(StandardCharsets.UTF_8);
    }

    /// Forms send each line end as two characters, whatever the editor held.
    private static String plain(String typed) {
        return typed.replace("\r\n", "\n");
    }
}

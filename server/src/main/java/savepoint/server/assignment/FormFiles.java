package savepoint.server.assignment;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.Intake;
import savepoint.server.web.Request;

/// The files that the form of an assignment's page brings: a field `file:NAME` for each, an upload `upload:NAME` that
/// takes its place, and an upload `zip` that takes the place of each file it holds.
///
/// @param files as they would be stored
/// @param typed by file name, as it stood in the editor
/// @param texts by file name, what the editor shows when the page comes back
/// @param problems of the zip, which is left aside then
record FormFiles(
        FileTree files,
        Map<String, String> typed,
        Map<String, String> texts,
        List<String> problems) {
    private static final String TYPED = "file:";
    private static final String UPLOADED = "upload:";

    static FormFiles of(Request request, Bundle bundle) {
        var typed = new LinkedHashMap<String, String>();
        bundle.submit().forEach(name -> typed.put(name, plain(request.field(TYPED + name))));
        var files = new TreeMap<String, byte[]>();
        var texts = new LinkedHashMap<>(typed);
        for (var field : request.formNames()) {
            if (field.startsWith(TYPED) || field.startsWith(UPLOADED))
                take(request, field.substring(field.indexOf(':') + 1), files, texts);
        }
        var problems = new ArrayList<String>();
        request.upload("zip")
                .map(zip -> Unzipped.of(zip.name(), zip.bytes()))
                .ifPresent(zip -> {
                    problems.addAll(zip.problems());
                    files.putAll(zip.files());
                    showAsText(zip.files(), texts);
                });
        return new FormFiles(new FileTree(files), typed, texts, List.copyOf(problems));
    }

    private static void take(
            Request request,
            String name,
            SortedMap<String, byte[]> files,
            Map<String, String> texts) {
        var upload = request.upload(UPLOADED + name);
        if (upload.isEmpty()) {
            files.put(name, bytes(plain(request.field(TYPED + name))));
            return;
        }
        files.put(upload.get().name(), upload.get().bytes());
        text(upload.get().bytes()).ifPresent(text -> texts.computeIfPresent(name, (_, _) -> text));
    }

    private static void showAsText(Map<String, byte[]> files, Map<String, String> texts) {
        files.forEach((name, bytes) ->
                text(bytes).ifPresent(text -> texts.computeIfPresent(name, (_, _) -> text)));
    }

    /// Whether any file was typed, as against a form that has no editor.
    static boolean areIn(Request request) {
        return request.formNames().stream().anyMatch(name -> name.startsWith(TYPED));
    }

    /// Whether uploads take the place of something that was typed.
    boolean hidesTyped() {
        return !texts.equals(typed);
    }

    /// All that was brought, with the files that the assignment asks for and the form did not know.
    FileTree withAllAskedFor() {
        var all = new TreeMap<String, byte[]>();
        texts.forEach((name, text) -> all.put(name, bytes(text)));
        all.putAll(files.files());
        return new FileTree(all);
    }

    private static Optional<String> text(byte[] bytes) {
        if (bytes.length > Intake.MOST_BYTES) return Optional.empty();
        return FileTree.decode(bytes).filter(text -> text.indexOf('\0') < 0);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Forms send each line end as two characters, whatever the editor held.
    private static String plain(String typed) {
        return typed.replace("\r\n", "\n");
    }
}

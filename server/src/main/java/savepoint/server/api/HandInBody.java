package savepoint.server.api;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.FileTree;
import savepoint.server.db.Refs;
import savepoint.server.web.Post;
import savepoint.server.web.Request;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The files of a hand-in as a program brings them: JSON `{"files": {"Name.java": "text"}}`, or `multipart/form-data`
/// with each file under its own name.
sealed interface HandInBody {
    /// Files by name, and the key by which the same hand-in sent twice is one.
    record Read(FileTree files, String key) implements HandInBody {}

    /// What is wrong with it, all at once.
    record Unread(List<String> problems) implements HandInBody {}

    static HandInBody read(Request request, Bundle bundle) {
        var problems = new ArrayList<String>();
        var key = request.header("Idempotency-Key").orElseGet(Refs::random);
        if (!Post.isKey(key)) problems.add("Idempotency-Key is 8 to 100 letters, digits, - or _");
        var files = new TreeMap<String, byte[]>();
        if (!request.json().isEmpty()) json(request.json(), files, problems);
        else request.uploads().forEach((_, upload) -> files.put(upload.name(), upload.bytes()));
        if (files.isEmpty() && problems.isEmpty()) {
            problems.add(
                    "no files came: send JSON {\"files\": {\"NAME\": \"text\"}} or multipart/form-data with %s"
                            .formatted(String.join(", ", bundle.submit())));
        }
        return problems.isEmpty()
                ? new Read(new FileTree(files), key)
                : new Unread(List.copyOf(problems));
    }

    private static void json(String text, Map<String, byte[]> files, List<String> problems) {
        try {
            var sent = JsonMapper.shared().readTree(text).path("files");
            if (!sent.isObject()) {
                problems.add("the JSON needs \"files\": an object of texts by file name");
                return;
            }
            sent.properties()
                    .forEach(file -> {
                        if (file.getValue().isString())
                            files.put(
                                    file.getKey(),
                                    file.getValue().stringValue().getBytes(StandardCharsets.UTF_8));
                        else problems.add("the text of " + file.getKey() + " is no string");
                    });
        } catch (JacksonException broken) {
            problems.add("this is no JSON: " + broken.getOriginalMessage());
        }
    }
}

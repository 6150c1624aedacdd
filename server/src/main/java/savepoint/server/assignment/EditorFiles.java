package savepoint.server.assignment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.FileTree;
import savepoint.server.grading.CodeError;

/// What the editor opens with, a text for each file that the assignment takes.
final class EditorFiles {
    private EditorFiles() {}

    /// What students start with, by file name.
    static Map<String, String> starterTexts(Bundle bundle) {
        return texts(bundle, bundle.starter());
    }

    /// What was handed in, by file name.
    static Map<String, String> texts(Bundle bundle, FileTree files) {
        var texts = new LinkedHashMap<String, String>();
        bundle.submit().forEach(name -> texts.put(name, files.text(name).orElse("")));
        return texts;
    }

    /// Texts in the order of the bundle; a file that they do not have, since the assignment asks for it only now, is the
    /// starter's.
    static List<AssignmentPage.EditorFile> of(
            Bundle bundle, Map<String, String> texts, List<CodeError> errors) {
        var starter = starterTexts(bundle);
        return bundle.submit().stream()
                .map(name ->
                        new AssignmentPage.EditorFile(
                                name,
                                GivenFiles.language(name),
                                texts.getOrDefault(name, starter.get(name)),
                                bundle.starter().has(name),
                                errors.stream()
                                        .filter(error -> error.file().equals(name))
                                        .toList()))
                .toList();
    }
}

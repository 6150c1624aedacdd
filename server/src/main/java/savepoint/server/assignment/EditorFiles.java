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

    /// What students start with.
    static List<AssignmentPage.EditorFile> starter(Bundle bundle) {
        return of(bundle, bundle.starter(), List.of());
    }

    /// What was handed in, with what the compiler said of it.
    static List<AssignmentPage.EditorFile> of(
            Bundle bundle, FileTree files, List<CodeError> errors) {
        var texts = new LinkedHashMap<String, String>();
        bundle.submit().forEach(name -> texts.put(name, files.text(name).orElse("")));
        return of(texts, errors);
    }

    /// What was typed, by file name.
    static List<AssignmentPage.EditorFile> typed(Map<String, String> texts) {
        return of(texts, List.of());
    }

    private static List<AssignmentPage.EditorFile> of(
            Map<String, String> texts, List<CodeError> errors) {
        return texts.entrySet().stream()
                .map(file ->
                        new AssignmentPage.EditorFile(
                                file.getKey(),
                                GivenFiles.language(file.getKey()),
                                file.getValue(),
                                errors.stream()
                                        .filter(error -> error.file().equals(file.getKey()))
                                        .toList()))
                .toList();
    }
}

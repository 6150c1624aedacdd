package savepoint.server.content.folder;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.Problems;
import savepoint.server.content.markdown.Reference;

/// Gathers the files that a page needs beside its own text: those it shows or links to.
final class PageFiles {
    private final SourceFiles source;
    private final String path;
    private final Problems problems;
    private final TreeMap<String, byte[]> files = new TreeMap<>();

    PageFiles(SourceFiles source, String path, Problems problems) {
        this.source = source;
        this.path = path;
        this.problems = problems;
    }

    void add(String path, byte[] bytes) {
        files.put(path, bytes);
    }

    void add(String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Takes in the first of these text files that is there, and names it.
    Optional<String> addFirst(List<String> paths) {
        var there = paths.stream().filter(source::isFile).findFirst();
        there.flatMap(path -> source.text(path, problems))
                .ifPresent(text -> add(there.get(), text));
        return there;
    }

    /// Takes in what the references name; what is not there, or not for students, is told.
    void addAll(List<Reference> references) {
        for (var reference : references) {
            var written = reference.target().split("[#]", 2)[0];
            switch (LinkTarget.of(path, written)) {
                case LinkTarget.Elsewhere _ -> elsewhere(reference);
                case LinkTarget.Asset(var asset) -> asset(asset, reference);
                case LinkTarget.Nowhere(var reason) -> warn(reference, reason);
                case LinkTarget.LessonPage(_, _, var lesson) -> mustExist(lesson, reference);
                case LinkTarget.AssignmentPage(var slug) ->
                        mustExist("assignments/" + slug + "/assignment.yaml", reference);
                case LinkTarget.QuizPage(var slug) ->
                        mustExist("quizzes/" + slug + ".yaml", reference);
                case LinkTarget.WeekPage _ -> {}
            }
        }
    }

    FileTree tree() {
        return new FileTree(files);
    }

    private void asset(String asset, Reference reference) {
        if (files.containsKey(asset)) return;
        if (source.isFolder(asset)) warn(reference, "is a folder");
        else if (!source.isFile(asset)) warn(reference, "is missing");
        else source.bytes(asset, problems).ifPresent(bytes -> files.put(asset, bytes));
    }

    private void elsewhere(Reference reference) {
        if (reference.image()) {
            warn(
                    reference,
                    "lies on another site and is not shown: put the picture into the folder");
        }
    }

    private void mustExist(String file, Reference reference) {
        if (!source.isFile(file)) warn(reference, "is missing");
    }

    private void warn(Reference reference, String complaint) {
        problems.warning(
                path,
                reference.line(),
                "%s `%s` %s"
                        .formatted(
                                reference.image() ? "picture" : "link",
                                reference.target(),
                                complaint));
    }
}

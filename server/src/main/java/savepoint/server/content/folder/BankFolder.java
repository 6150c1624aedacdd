package savepoint.server.content.folder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.Problems;
import savepoint.server.content.markdown.Manuscript;
import savepoint.server.content.markdown.Reference;
import savepoint.server.content.question.QuestionReader;

/// Reads quizzes/bank/: one folder a topic, one file a question, or one folder where the question has files of its own.
final class BankFolder {
    private static final String BANK = "quizzes/bank";
    private static final String DATABASES = "quizzes/databases/";

    private final SourceFiles source;
    private final Problems problems;
    private final Map<String, Optional<FileTree>> databases = new HashMap<>();

    BankFolder(SourceFiles source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    List<ReadQuestion> read() {
        var questions = new ArrayList<ReadQuestion>();
        var taken = new HashMap<String, String>();
        for (var topic : source.names(BANK, problems)) {
            var folder = BANK + "/" + topic;
            if (!source.isFolder(folder)) {
                if (topic.endsWith(".md") && !isReadme(topic))
                    problems.error(
                            folder,
                            0,
                            "lies in no topic: move it into a folder of %s/".formatted(BANK));
                continue;
            }
            if (isSlug(folder, topic)) topic(topic, folder, questions, taken);
        }
        return questions;
    }

    private void topic(
            String topic, String folder, List<ReadQuestion> questions, Map<String, String> taken) {
        for (var name : source.names(folder, problems)) {
            var path = folder + "/" + name;
            boolean isFolder = source.isFolder(path);
            if (isFolder
                    ? !source.isFile(path + "/question.md")
                    : !name.endsWith(".md") || isReadme(name)) continue;
            var slug = isFolder ? name : name.substring(0, name.length() - 3);
            if (!isSlug(path, slug)) continue;
            var file = isFolder ? path + "/question.md" : path;
            var first = taken.putIfAbsent(slug, file);
            if (first == null)
                questions.add(
                        question(
                                topic,
                                slug,
                                file,
                                isFolder ? Optional.of(path) : Optional.empty()));
            else
                problems.error(
                        file, 0, "has the same slug as %s; rename one of them".formatted(first));
        }
    }

    private ReadQuestion question(String topic, String slug, String path, Optional<String> folder) {
        var own = new Problems();
        var text = source.text(path, own);
        var beside = folder.flatMap(name -> source.tree(name, own)).orElse(FileTree.of(Map.of()));
        var read =
                text.flatMap(words ->
                        QuestionReader.read(
                                new QuestionReader.Source(
                                        topic, slug, path, words, beside, this::database),
                                own));
        var files = new PageFiles(source, path, own);
        text.ifPresent(words -> {
            files.add(path, words);
            files.addAll(Reference.in(Manuscript.of(words).document()));
        });
        problems.addAll(own.all());
        var tree = new TreeMap<>(files.tree().files());
        read.ifPresent(found -> tree.putAll(found.bundle().files()));
        return new ReadQuestion(
                slug,
                path,
                own.hasErrors() ? Optional.empty() : read.map(found -> found.question()),
                new FileTree(tree));
    }

    /// Schema and rows that several questions share.
    private Optional<FileTree> database(String name) {
        return databases.computeIfAbsent(
                name,
                _ ->
                        source.isFolder(DATABASES + name)
                                ? source.tree(DATABASES + name, problems)
                                : Optional.empty());
    }

    private static boolean isReadme(String name) {
        return name.equalsIgnoreCase("README.md");
    }

    private boolean isSlug(String path, String name) {
        if (name.matches("[a-z0-9][a-z0-9-]{0,63}")) return true;
        problems.error(
                path,
                0,
                "is no slug: use lower-case letters, digits and dashes, such as "
                        + Names.slug(name).replace('.', '-').replace('_', '-'));
        return false;
    }
}

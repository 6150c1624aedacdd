package savepoint.server.content.folder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import savepoint.grader.bundle.Problems;
import savepoint.grader.bundle.YamlMap;
import savepoint.server.content.markdown.Manuscript;

/// The metadata above a lesson or an overview, from YAML front matter or the leading HTML comment.
record PageHeader(
        Optional<String> title,
        Optional<String> author,
        Optional<String> type,
        Optional<String> time,
        Optional<String> dates,
        List<String> formerly,
        boolean retired) {

    private static final PageHeader EMPTY =
            new PageHeader(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    false);

    /// Whose header it is: a week may name dates, a lesson the slugs it had.
    enum Owner {
        WEEK,
        LESSON
    }

    static PageHeader read(Manuscript.Header header, Owner owner, String path, Problems problems) {
        return switch (header) {
            case Manuscript.Header.None _ -> EMPTY;
            case Manuscript.Header.FrontMatter(var yaml, var line) ->
                    YamlMap.read(path, yaml, line, problems)
                            .map(map -> ofYaml(map, owner))
                            .orElse(EMPTY);
            case Manuscript.Header.Comment(var entries) -> ofComment(entries, path, problems);
        };
    }

    private static PageHeader ofYaml(YamlMap yaml, Owner owner) {
        var title = yaml.text("title");
        var name = title.isPresent() ? title : yaml.text("name");
        var authors = yaml.texts("author");
        var header =
                new PageHeader(
                        said(name),
                        said(Optional.of(String.join(", ", authors))),
                        said(yaml.text("type")),
                        said(yaml.text("time")),
                        owner == Owner.WEEK ? said(yaml.text("dates")) : Optional.empty(),
                        owner == Owner.LESSON ? yaml.texts("formerly") : List.of(),
                        owner == Owner.LESSON && yaml.flag("retired"));
        yaml.finish();
        return header;
    }

    /// Comments hold what their authors liked to note: what is not known there is no error.
    private static PageHeader ofComment(
            List<Manuscript.Header.Entry> entries, String path, Problems problems) {
        Optional<String> title = Optional.empty();
        Optional<String> author = Optional.empty();
        Optional<String> type = Optional.empty();
        Optional<String> time = Optional.empty();
        var formerly = new ArrayList<String>();
        for (var entry : entries) {
            var value = said(Optional.of(entry.value()));
            switch (entry.key()) {
                case "name", "title" -> title = value;
                case "author", "authors" -> author = value;
                case "type" -> type = value;
                case "time" -> time = value;
                case "formerly" ->
                        value.ifPresent(slug -> formerly.addAll(List.of(slug.split("[\\s,]+"))));
                default ->
                        problems.warning(
                                path,
                                entry.line(),
                                "`%s` is not read; known: name, author, type, time, formerly"
                                        .formatted(entry.key()));
            }
        }
        return new PageHeader(title, author, type, time, Optional.empty(), formerly, false);
    }

    private static Optional<String> said(Optional<String> value) {
        return value.map(String::strip).filter(text -> !text.matches("(?i)|tbd|tba|n/?a"));
    }
}

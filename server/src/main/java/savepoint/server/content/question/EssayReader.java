package savepoint.server.content.question;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.YamlMap;

/// Reads an essay: its rubric, how long it should be, and a model answer.
final class EssayReader {
    private static final Pattern WORDS = Pattern.compile("(\\d{1,5})?\\.\\.(\\d{1,5})?");

    private EssayReader() {}

    static Optional<Made> read(YamlMap yaml, Sections sections) {
        var rubric = rubric(yaml, sections);
        int fewest = 0;
        int most = 0;
        var words = yaml.text("words");
        if (words.isPresent()) {
            var span = WORDS.matcher(words.get().strip());
            if (span.matches()) {
                fewest = number(span.group(1));
                most = number(span.group(2));
            }
            if (fewest + most == 0 || (most > 0 && fewest > most))
                sections.error(
                        yaml.line("words"), "`words` is a span such as 80..200, ..200 or 80..");
        }
        Optional<BigDecimal> points =
                rubric.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                rubric.stream()
                                        .map(Key.Criterion::points)
                                        .reduce(BigDecimal.ZERO, BigDecimal::add));
        return Optional.of(
                new Made(
                        new Kind.Essay(rubric, fewest, most, sections.text("model answer")),
                        points,
                        FileTree.of(Map.of()),
                        List.of()));
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static List<Key.Criterion> rubric(YamlMap yaml, Sections sections) {
        var rubric = new ArrayList<Key.Criterion>();
        yaml.map("rubric")
                .ifPresent(map -> {
                    for (var slug : map.keys()) {
                        if (!slug.matches("[a-z0-9][a-z0-9-]{0,63}"))
                            sections.error(
                                    map.line(slug),
                                    "criterion `%s`: use lower-case letters, digits and dashes"
                                            .formatted(slug));
                        map.map(slug)
                                .ifPresent(one -> {
                                    var points = one.number("points");
                                    if (points.filter(number -> number.signum() > 0).isEmpty())
                                        sections.error(
                                                one.line("points"),
                                                "criterion `%s` needs `points` above 0"
                                                        .formatted(slug));
                                    rubric.add(
                                            new Key.Criterion(
                                                    slug,
                                                    one.requiredText("title"),
                                                    points.orElse(BigDecimal.ZERO),
                                                    one.text("about").orElse("")));
                                    one.finish();
                                });
                    }
                });
        return rubric;
    }
}

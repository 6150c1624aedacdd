package savepoint.server.content.question;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import savepoint.grader.bundle.Problems;
import savepoint.grader.bundle.YamlMap;

/// Makes the bundle's assignment.yaml of a question's front matter. Each key keeps its line, so that what the bundle's
/// reader complains of is found in the question's file.
final class CodeYaml {
    private static final Pattern KEY = Pattern.compile("([A-Za-z][\\w-]*)\\s*:.*");
    private static final List<String> COPIED =
            List.of("title", "engine", "submit", "entry", "limits", "checks");
    private static final List<String> OF_ROWS =
            List.of("order", "sorted-by", "columns", "tolerance", "hint", "show");

    private final String kind;
    private final YamlMap yaml;
    private final String header;
    private final String slug;
    private final List<String> text = new ArrayList<>();

    CodeYaml(String kind, YamlMap yaml, String header, String slug) {
        this.kind = kind;
        this.yaml = yaml;
        this.header = header;
        this.slug = slug;
    }

    String text() {
        yaml.leave(COPIED);
        copy();
        if (!yaml.has("title")) text.add("title: " + slug);
        if (!yaml.has("submit") && kind.equals("sql")) text.add("submit: [answer.sql]");
        if (yaml.has("checks")) {
            text.add("points: " + points().toPlainString());
        } else if (kind.equals("sql")) {
            var points = yaml.number("points").orElse(BigDecimal.ONE).toPlainString();
            text.add("points: " + points);
            text.add("checks:");
            text.add("  rows:");
            text.add("    kind: rows");
            text.add("    file: answer.sql");
            text.add("    points: " + points);
            text.add("    about: The query gives the rows that are asked for.");
            text.addAll(rows());
        } else {
            text.add("points: 1");
        }
        return String.join("\n", text) + "\n";
    }

    /// The front matter with the lines of other keys emptied, and one empty line for its dashes.
    private void copy() {
        text.add("");
        boolean copied = false;
        for (var line : header.split("\n", -1)) {
            var key = KEY.matcher(line);
            if (key.matches()) copied = COPIED.contains(key.group(1));
            text.add(copied ? line : "");
        }
    }

    /// Points of the checks together; what is no number there, the bundle's reader tells.
    private BigDecimal points() {
        var sum = new BigDecimal[] {BigDecimal.ZERO};
        YamlMap.read("", header, 1, new Problems())
                .flatMap(map -> map.map("checks"))
                .ifPresent(checks -> {
                    for (var name : checks.keys())
                        checks.map(name)
                                .filter(check -> !check.flag("retired"))
                                .flatMap(check -> check.number("points"))
                                .ifPresent(points -> sum[0] = sum[0].add(points));
                });
        return sum[0];
    }

    /// How the rows of a query are compared, for the check that is made where none is written.
    private List<String> rows() {
        var lines = new ArrayList<String>();
        for (var key : OF_ROWS) {
            if (key.equals("sorted-by")) {
                var columns = yaml.texts(key);
                if (!columns.isEmpty())
                    lines.add("    sorted-by: [%s]".formatted(String.join(", ", columns)));
            } else {
                yaml.text(key)
                        .ifPresent(value -> lines.add("    %s: %s".formatted(key, quoted(value))));
            }
        }
        return lines;
    }

    private static String quoted(String value) {
        return value.toLowerCase(Locale.ROOT).matches("[a-z0-9.-]+")
                ? value
                : "'" + value.replace("'", "''") + "'";
    }
}

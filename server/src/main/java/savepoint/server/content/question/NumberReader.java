package savepoint.server.content.question;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import savepoint.grader.bundle.YamlMap;

/// Reads numbers: `- 1521.00 ± 0.5`, `- [50%] 1566.25`, `- [ ] 0` with feedback for a likely mistake.
final class NumberReader {
    private static final Pattern FIGURE =
            Pattern.compile("(.+?)(?:\\s*(?:±|\\+/-|\\+-)\\s*(.+?))?", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,40})?");
    private static final Pattern UNIT = Pattern.compile("[^\\d\\s.,+-][^\\s]{0,15}");

    private NumberReader() {}

    static Optional<Made> read(YamlMap yaml, Sections sections) {
        var units = units(yaml, sections);
        var figures = figures(sections.answers(), sections);
        return Optional.of(Made.of(new Kind.Numeric(figures, units), sections.wrong()));
    }

    static List<Kind.Figure> figures(List<Item> items, Sections sections) {
        var figures = new ArrayList<Kind.Figure>();
        for (var item : items) {
            var figure = FIGURE.matcher(unquoted(item.text()));
            if (!figure.matches()) {
                sections.error(item.line(), "the answer is empty");
                continue;
            }
            var value = figure.group(1);
            var tolerance = Optional.ofNullable(figure.group(2)).orElse("0");
            number(value, item, sections);
            number(tolerance.replaceFirst("\\s*%$", ""), item, sections);
            if (tolerance.startsWith("-"))
                sections.error(item.line(), "the tolerance must not be negative");
            figures.add(
                    new Kind.Figure(
                            value, tolerance, ChoiceReader.given(item, sections), item.feedback()));
        }
        needsOne(items, sections);
        return figures;
    }

    /// One of them must earn all.
    static void needsOne(List<Item> items, Sections sections) {
        if (!items.isEmpty()
                && items.stream().noneMatch(item -> item.mark().orElse("x").equals("x")))
            sections.error(items.getFirst().line(), "no answer earns all points");
    }

    private static void number(String text, Item item, Sections sections) {
        if (!text.contains("{{") && !NUMBER.matcher(text).matches())
            sections.error(
                    item.line(),
                    "`%s` is not a number; write `- 12.5`, `- 12.5 ± 0.1` or `- 12.5 ± 1%%`"
                            .formatted(text));
    }

    /// A code span's text, where the whole is one.
    static String unquoted(String text) {
        return text.matches("`[^`]+`") ? text.substring(1, text.length() - 1) : text;
    }

    private static List<Kind.Unit> units(YamlMap yaml, Sections sections) {
        var units = new ArrayList<Kind.Unit>();
        yaml.text("unit").ifPresent(name -> units.add(new Kind.Unit(name, BigDecimal.ONE)));
        yaml.map("units")
                .ifPresent(map -> {
                    for (var name : map.keys()) {
                        var size = map.text(name).orElse("");
                        if (NUMBER.matcher(size).matches() && new BigDecimal(size).signum() > 0)
                            units.add(new Kind.Unit(name, new BigDecimal(size)));
                        else
                            sections.error(
                                    map.line(name),
                                    "unit `%s`: say how much of the first unit it is, such as {s: 1, ms: 0.001}"
                                            .formatted(name));
                    }
                });
        for (var unit : units) {
            if (!UNIT.matcher(unit.name()).matches())
                sections.error(
                        yaml.line("units"), "`%s` is no unit such as ms".formatted(unit.name()));
        }
        if (!units.isEmpty() && units.getFirst().size().compareTo(BigDecimal.ONE) != 0)
            sections.error(
                    yaml.line("units"), "the first unit is 1, and others are measured by it");
        return units;
    }
}

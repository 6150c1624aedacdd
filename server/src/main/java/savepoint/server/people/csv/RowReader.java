package savepoint.server.people.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Reads the lines below the headings, one after the other.
final class RowReader {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_WORD = 100;
    private static final int MOST_GROUPS = 20;
    // Canvas writes what columns are worth, and its test student, among the students; Moodle ends
    // with averages.
    private static final Set<String> NOBODY =
            Set.of("pointspossible", "studenttest", "teststudent", "overallaverage");

    private final Headings headings;
    private final List<CsvRecord> records;
    private final String domain;
    private final boolean turns;
    private final List<Mention> leftOut = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    RowReader(Headings headings, List<CsvRecord> records, String domain) {
        this.headings = headings;
        this.records = records;
        this.domain = domain;
        this.turns = !headings.areOurs() && (headings.lastNameFirst() || allTurned());
    }

    List<Mention> leftOut() {
        return List.copyOf(leftOut);
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    private boolean allTurned() {
        var names =
                records.stream()
                        .map(one -> headings.cell(one.getFields(), Column.NAME))
                        .filter(name -> !name.isEmpty())
                        .toList();
        return !names.isEmpty() && names.stream().allMatch(Names::isTurned);
    }

    List<RosterRow> read() {
        return records.stream()
                .filter(one -> one.getFields().stream().anyMatch(cell -> !cell.isBlank()))
                .flatMap(one -> row(RosterFile.line(one), one.getFields()).stream())
                .toList();
    }

    private Optional<RosterRow> row(int line, List<String> cells) {
        var name = name(cells);
        if (NOBODY.contains(Column.normal(name))) return Optional.empty();
        var login = headings.cell(cells, Column.LOGIN);
        var number = headings.cell(cells, Column.NUMBER);
        var email = email(line, headings.cell(cells, Column.EMAIL), login);
        var mention = new Mention(name, email, number, login);
        if (name.length() > LONGEST_NAME
                || number.length() > LONGEST_WORD
                || login.length() > LONGEST_NAME)
            return left(line, mention, "a name, number or login is too long to be one");
        if (email.isEmpty() && number.isEmpty() && login.isEmpty())
            return left(line, mention, "no address, number or login tells who this is");
        var typedRole = headings.cell(cells, Column.ROLE);
        var role = RosterWords.role(typedRole);
        if (role.isEmpty() && !typedRole.isEmpty())
            return left(line, mention, "the role “%s” is none of ours".formatted(cut(typedRole)));
        return Optional.of(
                new RosterRow(
                        line,
                        name,
                        email,
                        number,
                        login,
                        headings.has(Column.SECTION) ? section(line, cells) : null,
                        headings.has(Column.GROUPS) ? groups(line, cells) : null,
                        role.orElse(null),
                        word(
                                        line,
                                        cells,
                                        Column.TIME_FACTOR,
                                        RosterWords::timeFactor,
                                        "a time factor from 1 to 10")
                                .orElse(null),
                        word(
                                        line,
                                        cells,
                                        Column.STATUS,
                                        RosterWords::dropped,
                                        "a status that we know")
                                .orElse(null)));
    }

    private Optional<RosterRow> left(int line, Mention mention, String why) {
        leftOut.add(mention);
        problems.add(new Problem(line, why + ". Left out"));
        return Optional.empty();
    }

    private String name(List<String> cells) {
        var whole = headings.cell(cells, Column.NAME);
        if (!whole.isEmpty()) return turns ? Names.turned(whole) : whole;
        return (headings.cell(cells, Column.FIRST) + " " + headings.cell(cells, Column.LAST))
                .strip();
    }

    /// The address given, else the login where that is one, else the login at the school's own domain.
    private String email(int line, String typed, String login) {
        if (!typed.isEmpty()) {
            if (Names.isAddress(typed)) return typed;
            problems.add(
                    new Problem(
                            line,
                            "“%s” is no address that mail could go to. Read without it"
                                    .formatted(cut(typed))));
            return "";
        }
        if (Names.isAddress(login)) return login;
        var made = login + "@" + domain;
        return !login.isEmpty() && !domain.isEmpty() && Names.isAddress(made) ? made : "";
    }

    private String section(int line, List<String> cells) {
        var typed = headings.cell(cells, Column.SECTION);
        if (typed.length() > LONGEST_WORD)
            problems.add(
                    new Problem(
                            line,
                            "the section’s name is longer than %d characters. Cut off"
                                    .formatted(LONGEST_WORD)));
        return typed.substring(0, Math.min(typed.length(), LONGEST_WORD)).strip();
    }

    private List<String> groups(int line, List<String> cells) {
        var typed =
                Arrays.stream(headings.cell(cells, Column.GROUPS).split("[;,|]"))
                        .map(String::strip)
                        .filter(group -> !group.isEmpty())
                        .distinct()
                        .sorted()
                        .toList();
        var fit =
                typed.stream()
                        .filter(group -> group.length() <= LONGEST_WORD)
                        .limit(MOST_GROUPS)
                        .toList();
        if (fit.size() < typed.size())
            problems.add(
                    new Problem(
                            line,
                            "a group’s name is longer than %d characters, or there are more than %d. Left out"
                                    .formatted(LONGEST_WORD, MOST_GROUPS)));
        return fit;
    }

    private <T> Optional<T> word(
            int line,
            List<String> cells,
            Column column,
            Function<String, Optional<T>> words,
            String what) {
        var typed = headings.cell(cells, column);
        if (typed.isEmpty()) return Optional.empty();
        var read = words.apply(typed);
        if (read.isEmpty())
            problems.add(
                    new Problem(
                            line, "“%s” is not %s. Read without it".formatted(cut(typed), what)));
        return read;
    }

    private static String cut(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}

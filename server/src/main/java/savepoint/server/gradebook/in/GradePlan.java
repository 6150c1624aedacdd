package savepoint.server.gradebook.in;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import savepoint.server.db.Sha256;
import savepoint.server.gradebook.change.Decision;
import savepoint.server.gradebook.facts.Column;
import savepoint.server.gradebook.facts.Sheet;
import savepoint.server.gradebook.maths.Cell;
import savepoint.server.gradebook.maths.State;
import savepoint.server.gradebook.out.Tables;

/// What a file would change in the gradebook as it stands. What is the same, and what is left empty, changes nothing.
///
/// @param same how many cells say what holds already
/// @param unused headings that are no activity of the term
/// @param problems what cannot be taken over, each a sentence without its full stop
public record GradePlan(List<Edit> edits, int same, List<String> unused, List<String> problems) {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,6}(?:[.,]\\d{1,10})?");
    // `(of 20)` is ours, `(48213)` Canvas's number of a column, `(Real)` Moodle's kind of a figure.
    private static final Pattern TAIL =
            Pattern.compile("\\s+\\((?:of [\\d.]+|\\d+|Real|Points)\\)$");
    private static final Pattern KIND = Pattern.compile("^(?:Quiz|Assignment|Lesson):\\s*");
    private static final Pattern PART = Pattern.compile(": (?:Instructor|Peers|Reviewing)$");
    private static final int ALPHABET = 26;
    private static final BigDecimal MOST = new BigDecimal("999999.99");

    /// A cell that is to be decided.
    public record Edit(Sheet.Row row, Column column, Decision decision) {}

    /// What the file says, beside what holds.
    public static GradePlan of(GradeFile file, Sheet sheet) {
        return new Planning(file, sheet).plan();
    }

    /// Stands for exactly this plan: if somebody changes a cell meanwhile, or more is earned, it is another.
    public String mark() {
        var text = new StringBuilder();
        for (var edit : edits)
            text.append(edit.row().pupil().ref())
                    .append(edit.column().ref())
                    .append(edit.row().of(edit.column()).version())
                    .append(edit.row().of(edit.column()).holds().amount())
                    .append(edit.decision().words())
                    .append('\n');
        return Sha256.hex(text.toString());
    }

    private static final class Planning {
        private final GradeFile file;
        private final Sheet sheet;
        private final List<Edit> edits = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();
        private int same;

        Planning(GradeFile file, Sheet sheet) {
            this.file = file;
            this.sheet = sheet;
        }

        GradePlan plan() {
            var titles = new HashMap<String, Column>();
            var named = Tables.titles(sheet.columns());
            sheet.columns()
                    .forEach(column -> titles.put(Tables.normal(named.get(column.id())), column));
            var columns = new HashMap<Integer, Column>();
            var unused = new ArrayList<String>();
            for (var i = 0; i < file.heads().size(); i++) {
                var head = file.heads().get(i);
                var column = column(titles, head);
                if (column.isPresent()) take(columns, i, column.get());
                else if (!PART.matcher(head).find()) unused.add(head);
            }
            var register = new Register(sheet.rows());
            var seen = new HashSet<String>();
            for (var line : file.lines()) {
                var found = register.find(line.who());
                if (found.isEmpty()) problem(line, "nobody of the term is known as " + line.who());
                else if (found.size() > 1)
                    problem(
                            line,
                            line.who() + " and what stands beside it fit more than one student");
                else if (!seen.add(found.getFirst().pupil().ref()))
                    problem(line, found.getFirst().pupil().name() + " stands there a second time");
                else read(line, found.getFirst(), columns);
            }
            return new GradePlan(edits, same, unused, problems);
        }

        /// Each activity has one column: of two nobody can tell which is meant.
        private void take(Map<Integer, Column> columns, int at, Column column) {
            var before =
                    columns.entrySet().stream()
                            .filter(entry -> entry.getValue().id() == column.id())
                            .findFirst();
            if (before.isEmpty()) columns.put(at, column);
            else
                problems.add(
                        "columns %s and %s both mean %s; %s is left out"
                                .formatted(
                                        letters(before.get().getKey()),
                                        letters(at),
                                        column.title(),
                                        letters(at)));
        }

        /// The name that spreadsheets give to a column: A, B, …, Z, AA.
        private static String letters(int at) {
            return (at < ALPHABET ? "" : letters(at / ALPHABET - 1)) + (char) ('A' + at % ALPHABET);
        }

        private static Optional<Column> column(Map<String, Column> titles, String head) {
            var plain = TAIL.matcher(head).replaceFirst("");
            return Optional.ofNullable(titles.get(Tables.normal(head)))
                    .or(() -> Optional.ofNullable(titles.get(Tables.normal(plain))))
                    .or(() ->
                            Optional.ofNullable(
                                    titles.get(
                                            Tables.normal(KIND.matcher(plain).replaceFirst("")))));
        }

        private void read(GradeFile.Line line, Sheet.Row row, Map<Integer, Column> columns) {
            columns.forEach((at, column) -> {
                var typed = at < line.cells().size() ? line.cells().get(at) : "";
                if (typed.isEmpty() || typed.equals("-") || Tables.isState(typed)) return;
                var holds = row.of(column).holds();
                var decision = decision(typed);
                if (decision.isEmpty())
                    problem(
                            line,
                            "“%s” under %s is no number of points"
                                    .formatted(cut(typed), column.title()));
                else if (isSame(holds, decision.get())) same++;
                else edits.add(new Edit(row, column, decision.get()));
            });
        }

        private static Optional<Decision> decision(String typed) {
            var word = typed.toLowerCase(Locale.ROOT);
            if (word.equals("excused") || word.equals("ex"))
                return Optional.of(new Decision.Excuse());
            if (!NUMBER.matcher(typed).matches()) return Optional.empty();
            var points = new BigDecimal(typed.replace(',', '.')).setScale(2, RoundingMode.HALF_UP);
            return points.signum() < 0 || points.compareTo(MOST) > 0
                    ? Optional.empty()
                    : Optional.of(new Decision.Points(points));
        }

        private static boolean isSame(Cell holds, Decision said) {
            return switch (said) {
                case Decision.Excuse _ -> holds.state() == State.EXCUSED;
                case Decision.Clear _ -> false;
                case Decision.Points(var points) ->
                        holds.counts()
                                && holds.points()
                                                .setScale(2, RoundingMode.HALF_UP)
                                                .compareTo(points)
                                        == 0;
            };
        }

        private void problem(GradeFile.Line line, String what) {
            problems.add("line %d: %s".formatted(line.number(), what));
        }

        private static String cut(String text) {
            return text.length() <= 40 ? text : text.substring(0, 40) + "…";
        }
    }
}

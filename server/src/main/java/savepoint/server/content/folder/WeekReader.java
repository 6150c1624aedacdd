package savepoint.server.content.folder;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.Problems;
import savepoint.server.content.markdown.Manuscript;
import savepoint.server.content.markdown.Reference;
import savepoint.server.content.markdown.SourceLines;
import savepoint.server.content.markdown.Words;

/// Reads a week's folder up to the point where its rows are bound, for which the whole course must be known.
final class WeekReader {
    private static final Pattern DATES =
            Pattern.compile(
                    "(\\d{4}-\\d{2}-\\d{2})(?:\\s*(?:to|–|-|until)\\s*(\\d{4}-\\d{2}-\\d{2}))?");
    private static final Pattern DUE_TIME =
            Pattern.compile("(?i)due (?:time|at|by)\\b[^.;!]{0,40}");

    private final SourceFiles source;

    WeekReader(SourceFiles source) {
        this.source = source;
    }

    /// A week whose rows still stand as written.
    ///
    /// @param hasTable whether the rows come from a table; else each names a lesson's file
    /// @param lessons the paths of its lessons, in order
    /// @param problems found so far, to which binding adds
    record Draft(
            WeekFacts facts,
            boolean hasTable,
            List<ActivityTable.Row> rows,
            List<String> lessons,
            FileTree files,
            Problems problems) {}

    Draft read(int number, String folder) {
        var problems = new Problems();
        var names = source.names(folder, problems);
        var lessons = new LinkedHashSet<String>();
        names.stream()
                .filter(Names::isLesson)
                .filter(name -> source.isFile(folder + "/" + name))
                .sorted(NaturalOrder.NAMES)
                .forEach(name -> lessons.add(folder + "/" + name));
        var overview =
                names.stream()
                        .filter(Names::isOverview)
                        // `overview.md` before `README.md`
                        .min(String.CASE_INSENSITIVE_ORDER)
                        .map(name -> folder + "/" + name);
        if (overview.isEmpty()) {
            problems.warning(
                    folder, 0, "has no overview.md or README.md: its lessons are listed in order");
        }
        return overview.flatMap(path ->
                        source.text(path, problems)
                                .map(text -> draft(number, path, text, lessons, problems)))
                .orElseGet(() ->
                        new Draft(
                                bare(number, overview),
                                false,
                                List.of(),
                                List.copyOf(lessons),
                                FileTree.of(Map.of()),
                                problems));
    }

    private static WeekFacts bare(int number, Optional<String> path) {
        return new WeekFacts(
                number,
                path,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private Draft draft(
            int number, String path, String text, SequencedSet<String> lessons, Problems problems) {
        var manuscript = Manuscript.of(text);
        var header = PageHeader.read(manuscript.header(), PageHeader.Owner.WEEK, path, problems);
        var files = new PageFiles(source, path, problems);
        files.add(path, text);
        var references = Reference.in(manuscript.document());
        files.addAll(references);
        for (var reference : references) {
            if (LinkTarget.of(path, reference.target().split("#", 2)[0])
                            instanceof LinkTarget.LessonPage(_, _, var lesson)
                    && lesson.startsWith(path.substring(0, path.lastIndexOf('/') + 1))
                    && source.isFile(lesson)) lessons.add(lesson);
        }
        var parts = WeekText.of(manuscript);
        ActivityTable.reportBroken(
                parts.before(),
                parts.after(),
                parts.table().isPresent(),
                path,
                manuscript.lines(),
                problems);
        var rows =
                parts.table()
                        .map(table ->
                                ActivityTable.read(table, path, manuscript.lines(), problems)
                                        .rows())
                        .orElseGet(() -> namedByHeadings(parts.before()));
        var dates = header.dates().map(words -> dates(words, path, problems)).orElse(List.of());
        var facts =
                new WeekFacts(
                        number,
                        Optional.of(path),
                        header.title().or(parts::title),
                        dates.stream().findFirst(),
                        dates.stream().skip(1).findFirst(),
                        dueTime(parts.after()),
                        List.of());
        return new Draft(
                facts,
                parts.table().isPresent(),
                rows,
                List.copyOf(lessons),
                files.tree(),
                problems);
    }

    private static List<LocalDate> dates(String words, String path, Problems problems) {
        var dates = DATES.matcher(words);
        try {
            if (dates.matches()) {
                var days = new ArrayList<LocalDate>();
                days.add(LocalDate.parse(dates.group(1)));
                if (dates.group(2) != null) days.add(LocalDate.parse(dates.group(2)));
                if (days.getFirst().isAfter(days.getLast())) {
                    problems.error(path, 1, "`dates` end before they begin");
                }
                return days;
            }
        } catch (DateTimeException noSuchDay) {
            problems.error(path, 1, "`dates`: " + noSuchDay.getMessage());
            return List.of();
        }
        problems.error(
                path,
                1,
                "`dates` must be such as 2026-11-09 to 2026-11-15, not `%s`".formatted(words));
        return List.of();
    }

    /// `### 1. Connections (`01_connections.ipynb`)` names a lesson by its file.
    private static List<ActivityTable.Row> namedByHeadings(Node document) {
        var rows = new ArrayList<ActivityTable.Row>();
        document.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(Heading heading) {
                        for (var node = heading.getFirstChild();
                                node != null;
                                node = node.getNext()) {
                            if (!(node instanceof Code code) || !Names.isLesson(code.getLiteral()))
                                continue;
                            var file = code.getLiteral();
                            var title =
                                    Words.of(heading)
                                            .replace("(" + file + ")", "")
                                            .replace(file, "")
                                            .replaceFirst("^\\d+[.)]\\s*", "")
                                            .strip();
                            rows.add(
                                    new ActivityTable.Row(
                                            title.isEmpty() ? file : title,
                                            Optional.of(file),
                                            "",
                                            "",
                                            "",
                                            SourceLines.of(heading)));
                            return;
                        }
                    }
                });
        return rows;
    }

    /// A note such as `*unless otherwise noted, the due time is 6pm`.
    private static Optional<LocalTime> dueTime(Node after) {
        for (var node = after.getFirstChild(); node != null; node = node.getNext()) {
            if (!(node instanceof Paragraph)) continue;
            var note = DUE_TIME.matcher(Words.of(node));
            if (!note.find()) continue;
            var time = DeadlineCell.time(note.group());
            if (time.isPresent()) return time;
        }
        return Optional.empty();
    }
}

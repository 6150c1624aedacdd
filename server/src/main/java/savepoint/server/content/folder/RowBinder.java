package savepoint.server.content.folder;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import savepoint.grader.bundle.Problems;

/// Binds one row of a week, and says what about it cannot be read.
final class RowBinder {
    private final Units units;
    private final WeekFacts week;
    private final String path;
    private final ActivityTable.Row row;
    private final Problems problems;

    RowBinder(Units units, WeekFacts week, String path, ActivityTable.Row row, Problems problems) {
        this.units = units;
        this.week = week;
        this.path = path;
        this.row = row;
        this.problems = problems;
    }

    Activity bind() {
        var target = row.link().map(link -> LinkTarget.of(path, link.split("#", 2)[0]));
        return switch (target.orElseGet(LinkTarget.Elsewhere::new)) {
            case LinkTarget.LessonPage(_, _, var file) -> lesson(file);
            case LinkTarget.AssignmentPage(var slug) -> assignment(slug);
            case LinkTarget.Asset(var file) -> other(Optional.of(file));
            case LinkTarget.Elsewhere _ when row.link().isPresent() ->
                    other(row.link().filter(link -> link.matches("(?i)https?://.*")));
            case LinkTarget.Elsewhere _ -> byName();
            case LinkTarget.QuizPage(var slug) -> quiz(slug);
            case LinkTarget.WeekPage _, LinkTarget.Nowhere _ -> plain("");
        };
    }

    private Activity lesson(String file) {
        var lesson = units.lessons().get(file);
        if (lesson == null) return plain("there is no " + file);
        if (lesson.facts().retired()) return plain(file + " is retired");
        if (!isFree("lesson " + lesson.slug())) return plain("");
        return activity(
                ActivityKind.LESSON,
                lesson.slug(),
                Optional.empty(),
                estimate().or(() -> lesson.facts().estimate()),
                points());
    }

    private Activity assignment(String slug) {
        var assignment = units.assignments().get(slug);
        if (assignment == null) return plain("there is no assignments/" + slug);
        if (assignment.facts().retired()) return plain("assignments/" + slug + " is retired");
        if (!isFree("assignment " + slug)) return plain("");
        var own = assignment.facts().points();
        var points = points();
        if (points.isNone()) points = own;
        else if (!own.isNone() && !agree(points, own)) {
            problems.warning(
                    path,
                    row.line(),
                    "the row gives %s points, assignments/%s/assignment.yaml %s; the row's hold"
                            .formatted(points.words(), slug, own.words()));
        }
        assignment
                .facts()
                .week()
                .filter(number -> number != week.number())
                .ifPresent(number ->
                        problems.warning(
                                "assignments/%s/assignment.yaml".formatted(slug),
                                0,
                                "says week %d, but stands in week %d; there it is"
                                        .formatted(number, week.number())));
        return activity(ActivityKind.ASSIGNMENT, slug, Optional.empty(), estimate(), points);
    }

    private Activity quiz(String slug) {
        var quiz = units.quizzes().get(slug);
        if (quiz == null) return plain("there is no quizzes/%s.yaml".formatted(slug));
        if (quiz.retired()) return plain(quiz.path() + " is retired");
        if (!isFree("quiz " + slug)) return plain("");
        return activity(
                ActivityKind.QUIZ,
                slug,
                Optional.empty(),
                estimate().or(() -> QuizRow.limit(quiz)),
                new QuizRow(quiz, week.number(), path, row, problems).agreed(points(), estimate()));
    }

    /// A row without a link: the quiz or assignment of its name, else the only one of the week.
    private Activity byName() {
        var assignments =
                units.assignments().values().stream()
                        .filter(one -> !one.facts().retired())
                        .map(one -> new Named(one.slug(), one.facts().title(), one.facts().week()))
                        .toList();
        var quizzes =
                units.quizzes().values().stream()
                        .filter(one -> !one.retired())
                        .map(one -> new Named(one.slug(), one.title(), one.week()))
                        .toList();
        if (of(row.title(), assignments).size() == 1)
            return assignment(of(row.title(), assignments).getFirst().slug());
        if (of(row.title(), quizzes).size() == 1)
            return quiz(of(row.title(), quizzes).getFirst().slug());
        if (row.title().matches("(?i).*\\b(quiz|test|exam|examination|midterm)\\b.*"))
            return ofWeek("quiz", "quizzes", quizzes, this::quiz);
        if (row.title().matches("(?i).*\\b(assignment|homework|project|exercise)s?\\b.*"))
            return ofWeek("assignment", "assignments", assignments, this::assignment);
        return plain("it links to nothing");
    }

    /// Something that a row may mean without linking to it.
    private record Named(String slug, String title, Optional<Integer> week) {}

    private static List<Named> of(String title, List<Named> named) {
        return named.stream().filter(one -> one.title().equalsIgnoreCase(title)).toList();
    }

    private Activity ofWeek(
            String one, String several, List<Named> named, Function<String, Activity> binding) {
        var ofWeek =
                named.stream()
                        .filter(each -> each.week().equals(Optional.of(week.number())))
                        .toList();
        if (ofWeek.size() == 1) return binding.apply(ofWeek.getFirst().slug());
        return plain(
                ofWeek.isEmpty()
                        ? "no %s says `week: %d`".formatted(one, week.number())
                        : "%d %s say `week: %d`; link to the one that is meant"
                                .formatted(ofWeek.size(), several, week.number()));
    }

    /// A row shown as text.
    private Activity plain(String why) {
        if (!why.isEmpty()) {
            problems.warning(
                    path,
                    row.line(),
                    "row `%s` is shown as plain text: %s".formatted(row.title(), why));
        }
        return other(Optional.empty());
    }

    private Activity other(Optional<String> link) {
        var base = Names.slug(Names.weekSlug(week.number()) + "." + row.title());
        var slug = base;
        for (int i = 2; units.bound().putIfAbsent("other " + slug, path) != null; i++)
            slug = base + "-" + i;
        return activity(ActivityKind.OTHER, slug, link, estimate(), points());
    }

    private Activity activity(
            ActivityKind kind,
            String slug,
            Optional<String> link,
            Optional<String> estimate,
            RowPoints points) {
        return new Activity(
                kind,
                slug,
                row.title(),
                link,
                estimate,
                cell(DeadlineCell::read, row.deadline(), Optional.empty()),
                points);
    }

    private Optional<String> estimate() {
        return EstimateCell.read(row.estimate());
    }

    private RowPoints points() {
        return cell(PointsCell::read, row.points(), RowPoints.NONE);
    }

    private <T> T cell(Function<String, T> reader, String cell, T otherwise) {
        try {
            return reader.apply(cell);
        } catch (IllegalArgumentException unread) {
            problems.error(path, row.line(), unread.getMessage());
            return otherwise;
        }
    }

    private boolean isFree(String name) {
        var before = units.bound().putIfAbsent(name, path + " line " + row.line());
        if (before == null) return true;
        problems.warning(
                path,
                row.line(),
                "row `%s` is shown as plain text: %s is listed already, in %s"
                        .formatted(row.title(), name, before));
        return false;
    }

    private static boolean agree(RowPoints row, RowPoints own) {
        return same(row.instructor(), own.instructor())
                && same(row.peers(), own.peers())
                && same(row.reviewing(), own.reviewing());
    }

    private static boolean same(Optional<BigDecimal> one, Optional<BigDecimal> other) {
        return one.orElse(BigDecimal.ZERO).compareTo(other.orElse(BigDecimal.ZERO)) == 0;
    }
}

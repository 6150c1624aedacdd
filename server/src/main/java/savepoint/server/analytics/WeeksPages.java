package savepoint.server.analytics;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import savepoint.grader.bundle.Check;
import savepoint.server.assignment.Assignments;
import savepoint.server.content.Addresses;
import savepoint.server.gradebook.Chart;
import savepoint.server.gradebook.facts.Gradebook;
import savepoint.server.gradebook.facts.Pupil;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.web.Heading;
import savepoint.server.web.Link;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;

/// The weeks of a term: what was read, answered and passed, which checks are hardest, and how long quizzes take.
final class WeeksPages {
    private static final int HARDEST = 10;
    private static final double MINUTE = 60;
    private static final double ALL = 100;

    private final AnalyticsStore store;
    private final Gradebook gradebook;
    private final Assignments assignments;
    private final InstantSource clock;

    WeeksPages(
            AnalyticsStore store,
            Gradebook gradebook,
            Assignments assignments,
            InstantSource clock) {
        this.store = store;
        this.gradebook = gradebook;
        this.assignments = assignments;
        this.clock = clock;
    }

    Reply show(Viewer.Staff staff, Request request) {
        var term = staff.term();
        var section = request.query("section");
        var checks = store.checks(term.id(), section, "");
        var weeks = weeks(term, section, checks);
        var quizzes = quizzes(term, store.quizzes(term.id(), section));
        var tried =
                checks.stream()
                        .collect(
                                Collectors.toMap(
                                        AnalyticsStore.CheckTally::slug,
                                        AnalyticsStore.CheckTally::title,
                                        (one, _) -> one,
                                        LinkedHashMap::new));
        var page =
                new WeeksPage(
                        new Link("Gradebook", term.path() + "/gradebook"),
                        AnalyticsRoutes.path(term),
                        new Link("Who falls behind", AnalyticsRoutes.path(term) + "/behind"),
                        sections(gradebook.pupils(term), section),
                        weeks,
                        chart("read", "Lessons read, percent", weeks, WeeksPage.Week::read),
                        chart(
                                "right",
                                "Quiz questions right, percent",
                                weeks,
                                WeeksPage.Week::right),
                        chart(
                                "passed",
                                "Checks passed in the end, percent",
                                weeks,
                                WeeksPage.Week::passed),
                        hardest(term, checks),
                        tried.entrySet().stream()
                                .map(one ->
                                        new Link(
                                                one.getValue(),
                                                ChecksPages.path(term, one.getKey())))
                                .toList(),
                        minutes(quizzes),
                        quizzes);
        return new Reply.Page(
                "analytics/weeks", new Heading("Analytics", List.of(page.book())), page);
    }

    static List<WeeksPage.Choice> sections(List<Pupil> pupils, String chosen) {
        var names =
                Stream.concat(
                                pupils.stream().map(Pupil::section).filter(Objects::nonNull),
                                Stream.of(chosen).filter(name -> !name.isEmpty()))
                        .distinct()
                        .sorted()
                        .toList();
        if (names.isEmpty()) return List.of();
        return Stream.concat(
                        Stream.of(new WeeksPage.Choice("", "all", chosen.isEmpty())),
                        names.stream()
                                .map(name -> new WeeksPage.Choice(name, name, name.equals(chosen))))
                .toList();
    }

    private List<WeeksPage.Week> weeks(
            Term term, String section, List<AnalyticsStore.CheckTally> checks) {
        var read = byWeek(store.lessons(term.id(), section, clock.instant()));
        var right = byWeek(store.questions(term.id(), section));
        var passed = new TreeMap<Integer, WeeksPage.Share>();
        for (var check : checks)
            if (check.week() != null)
                passed.merge(
                        check.week(),
                        share(check.ever(), check.works()),
                        (one, other) -> share(one.done() + other.done(), one.of() + other.of()));
        return Stream.of(read, right, passed)
                .map(Map::keySet)
                .flatMap(Collection::stream)
                .distinct()
                .sorted()
                .map(week ->
                        new WeeksPage.Week(week, read.get(week), right.get(week), passed.get(week)))
                .toList();
    }

    private static Map<Integer, WeeksPage.Share> byWeek(List<AnalyticsStore.Tally> tallies) {
        return tallies.stream()
                .collect(
                        Collectors.toMap(
                                AnalyticsStore.Tally::week, one -> share(one.done(), one.of())));
    }

    private static WeeksPage.Share share(int done, int of) {
        return new WeeksPage.Share(done, of, CheckRow.percent(done, of));
    }

    private static Chart chart(
            String id,
            String heading,
            List<WeeksPage.Week> weeks,
            Function<WeeksPage.Week, WeeksPage.Share> what) {
        var values = new ArrayList<Chart.Value>();
        for (var week : weeks) {
            var share = what.apply(week);
            if (share != null)
                values.add(
                        new Chart.Value(
                                Integer.toString(week.week()),
                                share.percent() + " %",
                                share.percent()));
        }
        return values.isEmpty() ? null : Chart.of(id, heading, "Week", values, ALL);
    }

    private List<CheckRow> hardest(Term term, List<AnalyticsStore.CheckTally> checks) {
        var rows = new ArrayList<CheckRow>();
        var bundles =
                assignments.all(term).stream()
                        .collect(Collectors.toMap(one -> one.row().slug(), one -> one.bundle()));
        for (var check : checks)
            // What was retired since is nobody's difficulty any more.
            if (bundles.containsKey(check.slug())
                    && bundles.get(check.slug()).check(check.name()).isPresent())
                rows.add(
                        CheckRow.of(
                                check,
                                abouts(bundles.get(check.slug()).checks()),
                                ChecksPages.path(term, check.slug())));
        return rows.stream()
                .filter(row -> row.passed() < row.works())
                .sorted(
                        Comparator.comparingDouble(
                                        (CheckRow row) -> (double) row.passed() / row.works())
                                .thenComparingInt(CheckRow::atFirst))
                .limit(HARDEST)
                .toList();
    }

    static Map<String, String> abouts(List<Check> checks) {
        return checks.stream()
                .collect(Collectors.toMap(Check::name, check -> check.common().about()));
    }

    private static List<WeeksPage.Quiz> quizzes(Term term, List<AnalyticsStore.QuizTime> times) {
        var quizzes = new ArrayList<WeeksPage.Quiz>();
        for (var time : times)
            quizzes.add(
                    new WeeksPage.Quiz(
                            Integer.toString(quizzes.size() + 1),
                            time.title(),
                            Addresses.quiz(term.path(), time.slug()),
                            time.attempts(),
                            minutes(time.quarter()),
                            minutes(time.half()),
                            minutes(time.threeQuarters()),
                            time.limit() == null ? null : minutes(time.limit()),
                            time.timeUp()));
        return quizzes;
    }

    private static String minutes(double seconds) {
        return Long.toString(Math.round(seconds / MINUTE));
    }

    private static Chart minutes(List<WeeksPage.Quiz> quizzes) {
        return quizzes.isEmpty()
                ? null
                : Chart.of(
                        "minutes",
                        "Minutes that half of the attempts took at most",
                        "Quiz",
                        quizzes.stream()
                                .map(quiz ->
                                        new Chart.Value(
                                                quiz.number(),
                                                quiz.half(),
                                                Double.parseDouble(quiz.half())))
                                .toList(),
                        0);
    }
}

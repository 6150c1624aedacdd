package savepoint.server.review;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.people.Viewer;
import savepoint.server.web.Figures;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;

/// Puts together how the reviews of an assignment go.
final class BoardPages {
    private static final int FEW_WORDS = 60;

    private final BoardStore store;
    private final Rounds rounds;
    private final PeerInsights insights;

    BoardPages(Database database, Rounds rounds, PeerInsights insights) {
        this.store = database.store(BoardStore.class);
        this.rounds = rounds;
        this.insights = insights;
    }

    /// What was typed into a form and not taken, and why; `apart` is null where it is not about two who are kept apart.
    record Refused(String until, String reason, Apart apart, List<String> problems) {
        static final Refused NOTHING = new Refused("", "", null, List.of());
    }

    /// Two who were chosen, by their refs.
    record Apart(String one, String other, String reason) {
        static final Apart NOBODY = new Apart("", "", "");
    }

    Reply.Page page(Viewer.Staff staff, Round round, Refused refused) {
        var term = staff.term();
        var given = round.row().map(row -> store.given(row.id())).orElse(List.of());
        var works = store.works(round.assignment().row().activityId());
        var until = round.timeline().until();
        var told = insights.of(term, round).orElse(new Insights(List.of(), List.of()));
        var page =
                new BoardPage(
                        round.assignment().link(),
                        rules(round.rules()),
                        round.step(),
                        round.timeline().paused(),
                        until == null ? null : Moment.of(until, term.zone()),
                        Words.steps(round, term.zone()),
                        numbers(round, works, given),
                        refused.problems(),
                        controls(staff, round, refused),
                        works(staff, round, works, given, told),
                        told.notes(),
                        stragglers(given),
                        round.row().map(row -> returned(row.id(), term.zone())).orElse(List.of()),
                        rounds.events(round).stream()
                                .map(event ->
                                        new BoardPage.Event(
                                                Moment.of(event.at(), term.zone()),
                                                what(event),
                                                event.by(),
                                                event.reason()))
                                .toList(),
                        conflicts(staff, round, refused));
        return new Reply.Page("review/board", MinePages.heading(term, round, "Peer review"), page);
    }

    private static String rules(Rules rules) {
        return "%d reviews each, %d days to write, %d more for what was left, %d days to appeal; %s"
                .formatted(
                        rules.count(),
                        rules.days(),
                        rules.againDays(),
                        rules.appealDays(),
                        rules.everybody() ? "everybody reviews." : "whoever handed in reviews.");
    }

    private static BoardPage.Numbers numbers(
            Round round, List<BoardStore.Work> works, List<BoardStore.Given> given) {
        int count = Math.min(round.rules().count(), Math.max(0, works.size() - 1));
        var written =
                given.stream()
                        .filter(one -> one.total() != null)
                        .collect(
                                Collectors.groupingBy(
                                        BoardStore.Given::workId, Collectors.counting()));
        return new BoardPage.Numbers(
                works.size(),
                given.size(),
                (int) given.stream().filter(one -> one.total() != null).count(),
                (int) given.stream().filter(one -> Boolean.TRUE.equals(one.late())).count(),
                (int)
                        works.stream()
                                .filter(work -> written.getOrDefault(work.id(), 0L) < count)
                                .count(),
                count);
    }

    private BoardPage.Controls controls(Viewer.Staff staff, Round round, Refused refused) {
        if (!(staff instanceof Viewer.InCharge)) return null;
        var choices = new ArrayList<BoardPage.Choice>();
        for (var step : Step.values()) {
            if (step == Step.HAND_IN || step == round.step()) continue;
            if (step == Step.CALIBRATION && round.rules().calibrationDays() == 0) continue;
            choices.add(
                    new BoardPage.Choice(
                            step.code(), Words.title(step), step.compareTo(round.step()) < 0));
        }
        return new BoardPage.Controls(
                new Post(round.assignment().path() + "/review-events", Refs.random()),
                choices,
                refused.until(),
                refused.reason(),
                round.step().isWriting());
    }

    private static List<BoardPage.Work> works(
            Viewer.Staff staff,
            Round round,
            List<BoardStore.Work> works,
            List<BoardStore.Given> given,
            Insights told) {
        Map<Long, List<BoardStore.Given>> byWork =
                given.stream().collect(Collectors.groupingBy(BoardStore.Given::workId));
        Map<Long, Insights.Seen> seen =
                told.works().stream().collect(Collectors.toMap(Insights.Seen::work, one -> one));
        return works.stream()
                .map(work ->
                        work(
                                staff,
                                round,
                                work,
                                byWork.getOrDefault(work.id(), List.of()),
                                Optional.ofNullable(seen.get(work.id()))))
                .sorted(Comparator.comparing(work -> work.flag() == null))
                .toList();
    }

    private static BoardPage.Work work(
            Viewer.Staff staff,
            Round round,
            BoardStore.Work work,
            List<BoardStore.Given> given,
            Optional<Insights.Seen> seen) {
        return new BoardPage.Work(
                work.authors(),
                round.row().isPresent()
                        ? round.assignment().path() + "/peer-marks/" + work.ref()
                        : null,
                given.stream().map(one -> given(staff, one)).toList(),
                seen.map(Insights.Seen::median).orElse(null),
                seen.map(Insights.Seen::estimate).orElse(null),
                seen.map(Insights.Seen::error).orElse(null),
                work.points() == null ? null : Figures.plain(work.points()),
                work.points() == null ? flag(round, seen) : null);
    }

    /// Why somebody should look, or null. While reviews are written it is too early to miss any.
    private static String flag(Round round, Optional<Insights.Seen> seen) {
        int reviews = seen.map(Insights.Seen::reviews).orElse(0);
        var policy = round.bundle().points().policy();
        if (round.step().isReleased() && reviews < policy.leastReviews())
            return switch (policy.tooFew()) {
                case RUBRIC -> "judge it yourself: too few reviews";
                case INSTRUCTOR -> "too few reviews: the instructor’s share stands in";
                case FULL -> "too few reviews: all points stand in";
            };
        if (reviews < 2) return round.step().compareTo(Step.WRITING) > 0 ? "too few reviews" : null;
        return seen.map(Insights.Seen::needs).orElse(null);
    }

    private static BoardPage.Given given(Viewer.Staff staff, BoardStore.Given one) {
        return new BoardPage.Given(
                one.reviewer(),
                staff.term().path() + "/reviews/" + one.ref(),
                one.total() == null ? null : Figures.plain(one.total()),
                Boolean.TRUE.equals(one.late()),
                note(one));
    }

    private static String note(BoardStore.Given one) {
        if (one.total() == null) return one.begun() ? "begun" : "not begun";
        if (one.helpful() != null) return "helped: %d of 5".formatted(one.helpful());
        return one.words() < FEW_WORDS ? "few words" : null;
    }

    private static List<BoardPage.Straggler> stragglers(List<BoardStore.Given> given) {
        return given.stream()
                .collect(Collectors.groupingBy(BoardStore.Given::reviewerId))
                .values()
                .stream()
                .map(BoardPages::straggler)
                .filter(one -> one.written() < one.asked())
                .sorted(Comparator.comparing(BoardPage.Straggler::name))
                .toList();
    }

    private static BoardPage.Straggler straggler(List<BoardStore.Given> own) {
        return new BoardPage.Straggler(
                own.getFirst().reviewer(),
                (int) own.stream().filter(one -> one.total() != null).count(),
                own.size(),
                own.stream().anyMatch(BoardStore.Given::begun));
    }

    private List<BoardPage.Returned> returned(long round, ZoneId zone) {
        return store.returned(round).stream()
                .map(one ->
                        new BoardPage.Returned(
                                one.reviewer(),
                                one.authors(),
                                one.reason(),
                                Moment.of(one.at(), zone),
                                one.apart()))
                .toList();
    }

    private static String what(Round.Event event) {
        return switch (event.kind()) {
            case "began" -> "Began: " + Words.title(Step.of(event.step()));
            case "paused" -> "The clock was stopped";
            case "resumed" -> "The clock went on";
            case "extended" -> "Another end: " + Words.title(Step.of(event.step()));
            default -> "Hand-ins were given out anew";
        };
    }

    private BoardPage.Conflicts conflicts(Viewer.Staff staff, Round round, Refused refused) {
        boolean mayChange = staff instanceof Viewer.InCharge;
        var typed = Optional.ofNullable(refused.apart()).orElse(Apart.NOBODY);
        var path = staff.term().path() + "/review-conflicts";
        return new BoardPage.Conflicts(
                round.assignment().row().slug(),
                store.conflicts(staff.term().id()).stream()
                        .map(one ->
                                new BoardPage.Apart(
                                        one.one(),
                                        one.other(),
                                        one.reason(),
                                        mayChange
                                                ? new Post(
                                                        path + "/" + one.ref() + "/removals",
                                                        Refs.random())
                                                : null))
                        .toList(),
                store.students(staff.term().id()).stream()
                        .map(one -> new BoardPage.Student(one.ref(), one.name()))
                        .toList(),
                mayChange ? new Post(path, Refs.random()) : null,
                refused.apart() != null,
                typed.one(),
                typed.other(),
                typed.reason());
    }
}

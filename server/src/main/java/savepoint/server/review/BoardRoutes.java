package savepoint.server.review;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import savepoint.server.deadline.CourseTime;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// What instructors do about the reviews of an assignment.
final class BoardRoutes {
    private static final int LONGEST_REASON = 500;

    private final Rounds rounds;
    private final Conflicts conflicts;
    private final BoardPages pages;

    BoardRoutes(Rounds rounds, Conflicts conflicts, BoardPages pages) {
        this.rounds = rounds;
        this.conflicts = conflicts;
        this.pages = pages;
    }

    List<Route> routes(Gate gate) {
        var conflict = "/c/{course}/{term}/review-conflicts";
        return List.of(
                gate.post(
                        ReviewRoutes.ASSIGNMENT + "/review-events", Access.INSTRUCTOR, this::move),
                gate.post(conflict, Access.INSTRUCTOR, this::keepApart),
                gate.post(conflict + "/{conflict}/removals", Access.INSTRUCTOR, this::end));
    }

    private Reply move(Viewer.InCharge by, Request request) {
        return rounds.of(by.term(), request.path("assignment"))
                .map(round -> move(by, round, request))
                .orElseGet(Reply.Missing::new);
    }

    private Reply move(Viewer.InCharge by, Round round, Request request) {
        var problems = new ArrayList<String>();
        var reason = reason(request, problems);
        var key = key(request, problems);
        var until = until(request.field("until"), by.term().zone());
        var act = act(request.field("do"), round, until, problems);
        if (!problems.isEmpty())
            return new Reply.Invalid(
                    pages.page(
                            by,
                            round,
                            new BoardPages.Refused(
                                    request.field("until"), reason, null, problems)));
        rounds.move(by, round, new Rounds.Wish(act, until.orElse(null), reason, key));
        return new Reply.SeeOther(round.assignment().path() + "/reviews", "Done.");
    }

    private static Rounds.Act act(
            String asked, Round round, Optional<Instant> until, List<String> problems) {
        return switch (asked) {
            case "pause" -> new Rounds.Act.Pause();
            case "resume" -> new Rounds.Act.Resume();
            case "draw" -> {
                if (!round.step().isWriting())
                    problems.add("Hand-ins are given out anew only while reviews are written.");
                yield new Rounds.Act.Draw();
            }
            case "extend" -> {
                if (until.isEmpty()) problems.add("Give the new end as a date and a time.");
                else if (!until.get().isAfter(round.now()))
                    problems.add("The new end must lie ahead; to end a step now, begin the next.");
                yield new Rounds.Act.Extend();
            }
            default -> begin(asked, round, problems);
        };
    }

    private static Rounds.Act begin(String asked, Round round, List<String> problems) {
        for (var step : Step.values()) {
            if (step == Step.HAND_IN || !asked.equals("begin " + step.code())) continue;
            if (step == Step.CALIBRATION && round.rules().calibrationDays() == 0) break;
            return new Rounds.Act.Begin(step);
        }
        problems.add("Choose what is to be done.");
        return new Rounds.Act.Pause();
    }

    private static Optional<Instant> until(String typed, ZoneId zone) {
        return CourseTime.parse(typed, zone);
    }

    private Reply keepApart(Viewer.InCharge by, Request request) {
        var problems = new ArrayList<String>();
        var reason = reason(request, problems);
        var key = key(request, problems);
        var students = conflicts.students(by);
        var chosen =
                List.of(request.field("one"), request.field("other")).stream()
                        .distinct()
                        .flatMap(ref -> students.stream().filter(one -> one.ref().equals(ref)))
                        .toList();
        if (chosen.size() != 2) problems.add("Choose two students.");
        var round = rounds.of(by.term(), request.field("assignment"));
        if (round.isEmpty()) return new Reply.Unprocessable("The form names no assignment.");
        if (!problems.isEmpty()) {
            var typed = new BoardPages.Apart(request.field("one"), request.field("other"), reason);
            return new Reply.Invalid(
                    pages.page(by, round.get(), new BoardPages.Refused("", "", typed, problems)));
        }
        conflicts.add(by, chosen.getFirst(), chosen.getLast(), reason, key);
        return back(by, request, "They do not get each other's hand-ins from now on.");
    }

    private Reply end(Viewer.InCharge by, Request request) {
        return conflicts
                .end(by, request.path("conflict"))
                .<Reply>map(_ -> back(by, request, "They may get each other's hand-ins again."))
                .orElseGet(Reply.Missing::new);
    }

    private Reply back(Viewer.InCharge by, Request request, String done) {
        return rounds.of(by.term(), request.field("assignment"))
                .<Reply>map(round ->
                        new Reply.SeeOther(round.assignment().path() + "/reviews#conflicts", done))
                .orElseGet(() -> new Reply.SeeOther(by.term().path(), done));
    }

    private static String reason(Request request, List<String> problems) {
        var reason = request.field("reason").strip();
        if (reason.isEmpty()) problems.add("Say why; it is kept.");
        if (reason.length() > LONGEST_REASON)
            problems.add("Say why in at most %d characters.".formatted(LONGEST_REASON));
        return reason;
    }

    private static String key(Request request, List<String> problems) {
        var key = request.field("idempotency-key");
        if (!Post.isKey(key)) problems.add("The form came without its key; send it once more.");
        return key;
    }
}

package savepoint.server.review;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.Rubric;
import savepoint.server.db.Refs;
import savepoint.server.grading.Bundles;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.web.Figures;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// Where staff judge in place of peers, and judge reviews.
final class JudgeRoutes {
    private static final int LONGEST_REASON = 2000;

    private final Rounds rounds;
    private final Judging judging;
    private final DutyRoutes duties;
    private final WritePages pages;
    private final Bundles bundles;

    JudgeRoutes(
            Rounds rounds, Judging judging, DutyRoutes duties, WritePages pages, Bundles bundles) {
        this.rounds = rounds;
        this.judging = judging;
        this.duties = duties;
        this.pages = pages;
        this.bundles = bundles;
    }

    List<Route> routes(Gate gate) {
        var work = ReviewRoutes.ASSIGNMENT + "/peer-marks/{work}";
        return List.of(
                gate.get(work, Access.STAFF, (staff, request) -> of(staff, request, this::show)),
                gate.post(
                        work,
                        Access.STAFF,
                        (staff, request) ->
                                of(
                                        staff,
                                        request,
                                        (_, round, found) -> judge(staff, round, found, request))),
                gate.post(
                        DutyRoutes.REVIEW + "/marks",
                        Access.STAFF,
                        (staff, request) ->
                                duties.of(
                                        staff,
                                        request,
                                        (_, round, review) ->
                                                mark(staff, round, review, request))));
    }

    private interface Answer {
        Reply to(Viewer.Staff staff, Round round, Judging.Work work);
    }

    private Reply of(Viewer.Staff staff, Request request, Answer answer) {
        return rounds.of(staff.term(), request.path("assignment"))
                .filter(round -> round.row().isPresent())
                .flatMap(round ->
                        judging.work(round, request.path("work"))
                                .map(work -> answer.to(staff, round, work)))
                .orElseGet(Reply.Missing::new);
    }

    private Reply show(Viewer.Staff staff, Round round, Judging.Work work) {
        var standing = judging.standing(work).map(Judging.Settled::byCriterion).orElse(Map.of());
        var points = new TreeMap<String, String>();
        standing.forEach((slug, given) -> points.put(slug, Figures.plain(given)));
        var text = new ReviewText(points, Map.of(), "", List.of(), List.of());
        return page(staff, round, work, text, "", List.of());
    }

    private Reply judge(Viewer.Staff staff, Round round, Judging.Work work, Request request) {
        var text = ReviewText.read(request, criteria(round));
        var reason = request.field("reason").strip();
        var problems = new ArrayList<>(text.problems(criteria(round), Map.of()));
        if (reason.isEmpty()) problems.add("Say why; the audit keeps it.");
        if (reason.length() > LONGEST_REASON)
            problems.add("Say why in at most %d characters.".formatted(LONGEST_REASON));
        var key = request.field("idempotency-key");
        if (!Post.isKey(key)) problems.add("The form came without its key; send it once more.");
        if (!problems.isEmpty())
            return new Reply.Invalid(page(staff, round, work, text, reason, problems));
        Map<String, BigDecimal> given =
                text.scores().stream()
                        .collect(
                                Collectors.toMap(
                                        Review.Score::criterion,
                                        Review.Score::points,
                                        (one, _) -> one,
                                        TreeMap::new));
        judging.judge(staff, round, work, given, reason, Post.exactKey(key, given + reason));
        return new Reply.SeeOther(
                round.assignment().path() + "/reviews",
                "The peers’ part of %s is set.".formatted(work.authors()));
    }

    /// What staff judge by; they owe nobody a length.
    private static List<Rubric.Criterion> criteria(Round round) {
        return round.criteria().stream()
                .map(one ->
                        new Rubric.Criterion(
                                one.slug(),
                                one.title(),
                                one.points(),
                                one.about(),
                                one.options(),
                                0))
                .toList();
    }

    private Reply.Page page(
            Viewer.Staff staff,
            Round round,
            Judging.Work work,
            ReviewText text,
            String reason,
            List<String> problems) {
        var term = staff.term();
        var path = round.assignment().path();
        var page =
                new JudgePage(
                        new Link("Peer review", path + "/reviews"),
                        work.authors(),
                        problems,
                        files(bundles.files(work.tree())),
                        judging.given(work).stream()
                                .map(one ->
                                        new JudgePage.Given(
                                                one.reviewer(),
                                                term.path() + "/reviews/" + one.ref(),
                                                one.points() == null
                                                        ? null
                                                        : Figures.plain(one.points())))
                                .toList(),
                        WritePages.criteria(criteria(round), text),
                        reason,
                        judging.standing(work)
                                .map(set ->
                                        new JudgePage.Standing(
                                                Figures.plain(set.points()),
                                                Figures.plain(PeerInsights.most(round)),
                                                set.by(),
                                                Moment.of(set.at(), term.zone()),
                                                set.reason()))
                                .orElse(null),
                        new Post(path + "/peer-marks/" + work.ref(), Refs.random()));
        return new Reply.Page(
                "review/judge", MinePages.heading(term, round, "Judge in place of peers"), page);
    }

    static List<WritePage.File> files(FileTree files) {
        var views = new ArrayList<WritePage.File>();
        for (var name : files.files().keySet()) {
            var lines = new ArrayList<WritePage.Line>();
            for (var line : files.text(name).orElse("").lines().toList())
                lines.add(new WritePage.Line(lines.size() + 1, line, List.of()));
            views.add(
                    new WritePage.File(
                            views.size() + 1, name, WritePages.language(name), null, lines));
        }
        return views;
    }

    private Reply mark(Viewer.Staff staff, Round round, Review review, Request request) {
        var problems = new ArrayList<String>();
        var typed = request.field("percent");
        boolean isShare = List.of("0", "25", "50", "75", "100").contains(typed);
        if (!review.isPosted()) problems.add("There is no review yet.");
        if (!isShare) problems.add("Choose what the review is worth.");
        var reason = request.field("reason").strip();
        if (reason.length() > LONGEST_REASON)
            problems.add("Say why in at most %d characters.".formatted(LONGEST_REASON));
        var key = request.field("idempotency-key");
        if (!Post.isKey(key)) problems.add("The form came without its key; send it once more.");
        if (!problems.isEmpty()) {
            var mark = new WritePages.Mark(isShare ? Integer.valueOf(typed) : null, reason);
            return new Reply.Invalid(
                    pages.page(staff, round, review, WritePages.Sent.mark(mark, problems)));
        }
        judging.mark(
                staff, review, Integer.parseInt(typed), reason, Post.exactKey(key, typed, reason));
        return new Reply.SeeOther(
                MinePages.path(staff.term(), review), "What the review is worth is kept.");
    }
}

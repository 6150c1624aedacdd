package savepoint.server.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import savepoint.server.assignment.Zips;
import savepoint.server.db.Refs;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.web.Layout;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// Writing a review: its page, its files, its draft, and handing it over.
final class DutyRoutes {
    static final String REVIEW = "/c/{course}/{term}/reviews/{review}";

    private static final Pattern TAB = Pattern.compile("[A-Za-z0-9-]{8,64}");
    private static final int LONGEST_REASON = 500;

    private final Rounds rounds;
    private final Returns returns;
    private final Reviews reviews;
    private final Samples samples;
    private final WritePages pages;
    private final Anonymity anonymity;

    DutyRoutes(
            Rounds rounds,
            Returns returns,
            Reviews reviews,
            Samples samples,
            WritePages pages,
            Anonymity anonymity) {
        this.rounds = rounds;
        this.returns = returns;
        this.reviews = reviews;
        this.samples = samples;
        this.pages = pages;
        this.anonymity = anonymity;
    }

    List<Route> routes(Gate gate) {
        return List.of(
                gate.get(REVIEW, Access.MEMBER, (v, r) -> of(v, r, this::show)),
                gate.get(
                        REVIEW + "/files/{name}",
                        Access.MEMBER,
                        (v, r) -> of(v, r, (_, _, review) -> file(review, r.path("name")))),
                gate.get(
                        REVIEW + "/files.zip",
                        Access.MEMBER,
                        (v, r) -> of(v, r, (_, _, review) -> zip(review))),
                gate.post(
                        REVIEW + "/drafts",
                        Access.STUDENT,
                        (v, r) -> of(v, r, (_, round, review) -> save(v, round, review, r))),
                gate.post(
                        REVIEW + "/versions",
                        Access.STUDENT,
                        (v, r) -> of(v, r, (_, round, review) -> post(v, round, review, r))),
                gate.post(
                        REVIEW + "/returns",
                        Access.STUDENT,
                        (v, r) -> of(v, r, (_, round, review) -> giveBack(v, round, review, r))));
    }

    /// What is answered about a review.
    interface Answer {
        Reply to(Viewer.Member viewer, Round round, Review review);
    }

    Reply of(Viewer.Member viewer, Request request, Answer answer) {
        return reviews.find(viewer, request.path("review"))
                .flatMap(review ->
                        rounds.of(viewer.term(), review.assignment())
                                .map(round -> answer.to(viewer, round, review)))
                .orElseGet(Reply.Missing::new);
    }

    boolean maySee(Viewer.Member viewer, String ref) {
        return reviews.find(viewer, ref).isPresent();
    }

    private Reply show(Viewer.Member viewer, Round round, Review review) {
        if (viewer instanceof Viewer.Student student && samples.isPending(student, round))
            return new Reply.SeeOther(
                    round.assignment().path() + "/reviews",
                    new Layout.Flash(Layout.Tone.NOTE, "Judge the samples first."));
        return pages.page(viewer, round, review, WritePages.Sent.NOTHING);
    }

    private Reply file(Review review, String name) {
        var bytes =
                anonymity.ofWork(review.workId()).files(reviews.files(review)).files().get(name);
        return bytes == null
                ? new Reply.Missing()
                : new Reply.File(name, "application/octet-stream", bytes);
    }

    private Reply zip(Review review) {
        var files = anonymity.ofWork(review.workId()).files(reviews.files(review)).files();
        return Zips.download(
                review.name().toLowerCase(java.util.Locale.ROOT).replace(' ', '-') + ".zip", files);
    }

    /// What a script is told.
    private record Told(Integer version, Instant at, String problem) {}

    private Reply save(Viewer.Student student, Round round, Review review, Request request) {
        var text = ReviewText.read(request, round.criteria());
        var excess = new ArrayList<>(text.excess());
        if (!excess.isEmpty()) {
            if (request.wantsJson())
                return new Reply.Json(422, new Told(null, null, excess.getFirst()));
            return new Reply.Invalid(
                    pages.page(student, round, review, WritePages.Sent.refused(text, excess)));
        }
        return switch (reviews.save(review, text, base(request), tab(request))) {
            case Reviews.Saving.Saved(var draft) ->
                    request.wantsJson()
                            ? new Reply.Json(new Told(draft.version(), draft.savedAt(), null))
                            : new Reply.SeeOther(
                                    MinePages.path(student.term(), review),
                                    "Your draft is saved. It is not handed over yet.");
            case Reviews.Saving.Overtaken _ ->
                    request.wantsJson()
                            ? new Reply.Json(
                                    409,
                                    new Told(
                                            null,
                                            null,
                                            "Another page saved meanwhile. Copy what you need and load this page again."))
                            : new Reply.Conflict(overtaken(student, round, review, text));
        };
    }

    private Reply.Page overtaken(
            Viewer.Student student, Round round, Review review, ReviewText text) {
        return pages.page(student, round, review, WritePages.Sent.overtaken(text));
    }

    private Reply post(Viewer.Student student, Round round, Review review, Request request) {
        var text = ReviewText.read(request, round.criteria());
        var excess = text.excess();
        if (!excess.isEmpty())
            return new Reply.Invalid(
                    pages.page(student, round, review, WritePages.Sent.refused(text, excess)));
        // kept first: whatever is wrong with it or with the time, nothing typed is lost
        if (reviews.save(review, text, base(request), tab(request))
                instanceof Reviews.Saving.Overtaken)
            return new Reply.Conflict(overtaken(student, round, review, text));
        var problems = new ArrayList<>(text.problems(round.criteria(), reviews.lines(review)));
        var key = request.field("idempotency-key");
        if (!Post.isKey(key)) problems.add("The form came without its key; send it once more.");
        if (!problems.isEmpty())
            return new Reply.Invalid(
                    pages.page(student, round, review, WritePages.Sent.refused(text, problems)));
        var back = round.assignment().path() + "/reviews";
        return switch (reviews.post(review, round, text, key)) {
            case DONE ->
                    new Reply.SeeOther(
                            back,
                            review.name()
                                    + ": your review is handed over. You may change it until the time is up.");
            case DONE_LATE ->
                    new Reply.SeeOther(
                            back,
                            review.name()
                                    + ": your review is handed over, late. Its author gets it all the same.");
            case NO_MORE_CHANGES ->
                    closed(
                            student,
                            round,
                            review,
                            text,
                            "The time to change reviews is over; what you handed over before counts. This text is kept as a draft.");
            case CLOSED ->
                    closed(
                            student,
                            round,
                            review,
                            text,
                            "The reviews are closed. This text is kept as a draft, and counts for nothing.");
            case NOT_YOURS ->
                    closed(
                            student,
                            round,
                            review,
                            text,
                            "This hand-in was given back or taken back meanwhile, so this review is not taken. The hand-ins that are yours to review stand on the page of the reviews.");
        };
    }

    private Reply closed(
            Viewer.Student student, Round round, Review review, ReviewText text, String why) {
        return new Reply.Conflict(
                pages.page(student, round, review, WritePages.Sent.refused(text, List.of(why))));
    }

    private Reply giveBack(Viewer.Student student, Round round, Review review, Request request) {
        var reason = request.field("reason").strip();
        var problems = new ArrayList<String>();
        if (reason.isEmpty()) problems.add("Say why you give it back; your instructors read it.");
        if (reason.length() > LONGEST_REASON)
            problems.add("Say it in at most %d characters.".formatted(LONGEST_REASON));
        if (!problems.isEmpty())
            return new Reply.Invalid(
                    pages.page(student, round, review, WritePages.Sent.back(reason, problems)));
        return switch (returns.giveBack(student, round, review, reason)) {
            case DONE ->
                    new Reply.SeeOther(
                            round.assignment().path() + "/reviews",
                            review.name()
                                    + " is given back. Where there is another hand-in for you, it stands here.");
            case TOO_MANY ->
                    kept(
                            student,
                            round,
                            review,
                            reason,
                            "You have given back %d hand-ins of this assignment already, and no more can be. Write to your instructors if you know whose this is, too."
                                    .formatted(Returns.MOST));
            case HANDED_OVER ->
                    kept(
                            student,
                            round,
                            review,
                            reason,
                            "You have handed this review over already.");
            case TOO_LATE ->
                    kept(
                            student,
                            round,
                            review,
                            reason,
                            "The time to write this review is over, so it cannot be given back any more.");
        };
    }

    private Reply kept(
            Viewer.Student student, Round round, Review review, String reason, String why) {
        return new Reply.Conflict(
                pages.page(student, round, review, WritePages.Sent.back(reason, List.of(why))));
    }

    private static int base(Request request) {
        var base = request.field("based-on");
        return base.matches("\\d{1,9}") ? Integer.parseInt(base) : 0;
    }

    private static String tab(Request request) {
        var tab = request.field("tab");
        return TAB.matcher(tab).matches() ? tab : Refs.random();
    }
}

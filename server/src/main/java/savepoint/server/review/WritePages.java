package savepoint.server.review;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.Rubric;
import savepoint.server.db.Refs;
import savepoint.server.grading.Results;
import savepoint.server.grading.Standing;
import savepoint.server.grading.VerdictView;
import savepoint.server.grading.VerdictViews;
import savepoint.server.people.Viewer;
import savepoint.server.web.Figures;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;

/// Puts together the page on which a review is written.
final class WritePages {
    private static final int EMPTY_REMARKS = 2;

    private final Reviews reviews;
    private final Receiving receiving;
    private final Trials trials;
    private final Anonymity anonymity;
    private final Results results;
    private final StaffView staffView;

    WritePages(
            Reviews reviews,
            Receiving receiving,
            Trials trials,
            Anonymity anonymity,
            Results results,
            StaffView staffView) {
        this.reviews = reviews;
        this.receiving = receiving;
        this.trials = trials;
        this.anonymity = anonymity;
        this.results = results;
        this.staffView = staffView;
    }

    /// What was sent and not taken, and why.
    ///
    /// @param text as typed; null where it is not about the review
    /// @param rows to run on
    /// @param back why the hand-in was to be given back
    /// @param mark what staff chose; null where it is not about that
    record Sent(
            ReviewText text,
            List<String> problems,
            boolean overtaken,
            String rows,
            List<String> rowProblems,
            String back,
            Mark mark) {
        static final Sent NOTHING = refused(null, List.of());

        static Sent refused(ReviewText text, List<String> problems) {
            return new Sent(text, problems, false, "", List.of(), "", null);
        }

        static Sent overtaken(ReviewText text) {
            return new Sent(text, List.of(), true, "", List.of(), "", null);
        }

        static Sent rows(String rows, String problem) {
            return new Sent(null, List.of(), false, rows, List.of(problem), "", null);
        }

        static Sent back(String reason, List<String> problems) {
            return new Sent(null, problems, false, "", List.of(), reason, null);
        }

        static Sent mark(Mark mark, List<String> problems) {
            return new Sent(null, problems, false, "", List.of(), "", mark);
        }
    }

    /// What staff said a review is worth; `percent` is null where it was none of the choices.
    record Mark(Integer percent, String reason) {}

    Reply.Page page(Viewer.Member viewer, Round round, Review review, Sent sent) {
        var draft = reviews.draft(review);
        var posted = reviews.posted(review);
        var text =
                Optional.ofNullable(sent.text())
                        .or(() -> draft.map(Reviews::text))
                        .or(() -> posted.map(ReviewText::of))
                        .orElse(ReviewText.EMPTY);
        boolean isWriter = viewer instanceof Viewer.Student;
        var state = state(round, review);
        boolean isOpen = isWriter && state != WritePage.State.OVER;
        if (!isOpen && posted.isPresent()) text = ReviewText.of(posted.get());
        var cloak = anonymity.ofWork(review.workId());
        var files = cloak.files(reviews.files(review));
        var until = round.timeline().until();
        var zone = viewer.term().zone();
        var page =
                new WritePage(
                        round.assignment().link(),
                        review.name(),
                        state,
                        isOpen && until != null ? Moment.of(until, zone) : null,
                        sent.problems(),
                        sent.overtaken(),
                        files(viewer, review, files, text),
                        MinePages.path(viewer.term(), review) + "/files.zip",
                        verdict(round, review, files, cloak),
                        criteria(round.criteria(), text),
                        text.overall(),
                        remarks(text, files, isOpen),
                        isOpen
                                ? form(
                                        viewer,
                                        review,
                                        draft,
                                        state == WritePage.State.TO_WRITE,
                                        sent.back())
                                : null,
                        trial(viewer, review, text, sent, isOpen),
                        answer(round, posted, cloak),
                        viewer instanceof Viewer.Staff staff
                                ? staffView.of(staff, review, sent.mark())
                                : null);
        return new Reply.Page(
                "review/write", MinePages.heading(viewer.term(), round, review.name()), page);
    }

    private static WritePage.State state(Round round, Review review) {
        if (!round.timeline().isOpenForReviews()) return WritePage.State.OVER;
        boolean late = Reviews.isLate(review, round.timeline());
        if (review.isPosted()) return late ? WritePage.State.OVER : WritePage.State.WRITTEN;
        return late ? WritePage.State.LATE : WritePage.State.TO_WRITE;
    }

    private static List<WritePage.File> files(
            Viewer.Member viewer, Review review, FileTree files, ReviewText text) {
        var path = MinePages.path(viewer.term(), review) + "/files/";
        var views = new ArrayList<WritePage.File>();
        for (var name : files.files().keySet()) {
            var said =
                    text.lines().stream()
                            .filter(line -> line.file().equals(name))
                            .collect(
                                    Collectors.groupingBy(
                                            ReviewText.Line::line,
                                            Collectors.mapping(
                                                    ReviewText.Line::text, Collectors.toList())));
            var lines = new ArrayList<WritePage.Line>();
            for (var line : files.text(name).orElse("").lines().toList()) {
                int number = lines.size() + 1;
                lines.add(
                        new WritePage.Line(
                                number,
                                line,
                                said.getOrDefault(Integer.toString(number), List.of())));
            }
            views.add(
                    new WritePage.File(views.size() + 1, name, language(name), path + name, lines));
        }
        return views;
    }

    static String language(String file) {
        if (file.endsWith(".java")) return "java";
        return file.endsWith(".sql") ? "sql" : "text";
    }

    /// What the checks found, where reviewers may see it.
    private VerdictView verdict(Round round, Review review, FileTree files, Cloak cloak) {
        if (!round.rules().verdictShown()) return null;
        return switch (results.gradings().of(review.submissionId())) {
            case Standing.UnderWay _ -> null;
            case Standing.Ended(var report, var bundle) ->
                    new CloakedVerdict(cloak).of(VerdictViews.of(report, bundle.limits(), files));
        };
    }

    static List<WritePage.Criterion> criteria(List<Rubric.Criterion> criteria, ReviewText text) {
        return criteria.stream()
                .map(criterion -> {
                    var points = text.points().getOrDefault(criterion.slug(), "");
                    return new WritePage.Criterion(
                            criterion.slug(),
                            criterion.title(),
                            criterion.about(),
                            Figures.plain(criterion.points()),
                            criterion.options().stream()
                                    .map(option -> option(option, points))
                                    .toList(),
                            criterion.leastComment(),
                            points,
                            text.comments().getOrDefault(criterion.slug(), ""));
                })
                .toList();
    }

    private static WritePage.Option option(Rubric.Option option, String chosen) {
        var points = Figures.plain(option.points());
        return new WritePage.Option(points, option.says(), points.equals(chosen));
    }

    private static List<WritePage.Remark> remarks(ReviewText text, FileTree files, boolean isOpen) {
        var remarks = new ArrayList<WritePage.Remark>();
        for (var line : text.lines())
            remarks.add(
                    new WritePage.Remark(
                            remarks.size() + 1, line.file(), line.line(), line.text()));
        for (var i = 0; isOpen && i < EMPTY_REMARKS; i++)
            remarks.add(new WritePage.Remark(remarks.size() + 1, files.files().firstKey(), "", ""));
        return remarks;
    }

    private static WritePage.Form form(
            Viewer.Member viewer,
            Review review,
            Optional<ReviewStore.Draft> draft,
            boolean mayGoBack,
            String reason) {
        var path = MinePages.path(viewer.term(), review);
        var zone = viewer.term().zone();
        return new WritePage.Form(
                new Post(path + "/versions", Refs.random()),
                mayGoBack || !reason.isEmpty() ? new Post(path + "/returns", Refs.random()) : null,
                path + "/drafts",
                draft.map(ReviewStore.Draft::version).orElse(0),
                Refs.random(),
                draft.map(one -> Moment.toTheSecond(one.savedAt(), zone)).orElse(null),
                reason);
    }

    private WritePage.Trial trial(
            Viewer.Member viewer, Review review, ReviewText text, Sent sent, boolean isOpen) {
        var zone = viewer.term().zone();
        var path = MinePages.path(viewer.term(), review) + "/runs";
        Map<String, String> chosen =
                text.proofs().stream()
                        .collect(Collectors.toMap(ReviewText.Proof::run, ReviewText.Proof::note));
        var tried = trials.of(review).stream().map(one -> tried(path, one, chosen, zone)).toList();
        if (!isOpen && tried.isEmpty()) return null;
        return new WritePage.Trial(
                isOpen ? new Post(path, Refs.random()) : null,
                sent.rows(),
                sent.rowProblems(),
                tried);
    }

    private WritePage.Tried tried(
            String path, Trials.Trial one, Map<String, String> chosen, ZoneId zone) {
        return new WritePage.Tried(
                one.ref(),
                path + "/" + one.ref(),
                trials.outcome(one),
                one.rows() != null,
                !trials.failed(one).isEmpty(),
                chosen.containsKey(one.ref()),
                chosen.getOrDefault(one.ref(), ""),
                Moment.toTheSecond(one.askedAt(), zone));
    }

    private WritePage.Answer answer(Round round, Optional<Review.Posted> posted, Cloak cloak) {
        if (!round.step().isReleased()) return null;
        return posted.flatMap(one -> receiving.rating(one.id()))
                .map(rating -> new WritePage.Answer(rating.helpful(), cloak.prose(rating.reply())))
                .orElse(null);
    }
}

package savepoint.server.assignment;

import java.util.List;
import java.util.Optional;
import savepoint.grader.bundle.Bundle;
import savepoint.server.content.Addresses;
import savepoint.server.content.markdown.Manuscript;
import savepoint.server.content.markdown.Markdown;
import savepoint.server.db.Kept;
import savepoint.server.db.Refs;
import savepoint.server.grading.Bundles;
import savepoint.server.grading.Gradings;
import savepoint.server.grading.Standing;
import savepoint.server.grading.VerdictView;
import savepoint.server.grading.VerdictViews;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.web.Figures;
import savepoint.server.web.Heading;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;
import savepoint.server.web.Prose;
import savepoint.server.web.Reply;

/// An assignment's page for one viewer, put together.
final class AssignmentPages {
    private static final int STATEMENTS_KEPT = 100;

    private final Submissions submissions;
    private final Gradings gradings;
    private final Bundles bundles;
    private final AssignmentClock.Reader clocks;
    private final Kept<String, Prose> statements = new Kept<>(STATEMENTS_KEPT);

    AssignmentPages(
            Submissions submissions,
            Gradings gradings,
            Bundles bundles,
            AssignmentClock.Reader clocks) {
        this.submissions = submissions;
        this.gradings = gradings;
        this.bundles = bundles;
        this.clocks = clocks;
    }

    /// The page as it is first seen.
    Reply.Page page(Viewer.Member viewer, Assignment assignment) {
        return page(viewer, assignment, Optional.empty());
    }

    /// The page again, with a hand-in that was not taken in its editor.
    Reply.Page page(Viewer.Member viewer, Assignment assignment, HandInForm refused) {
        return page(viewer, assignment, Optional.of(refused));
    }

    private Reply.Page page(
            Viewer.Member viewer, Assignment assignment, Optional<HandInForm> refused) {
        var page =
                switch (viewer) {
                    case Viewer.Student student -> forStudent(student, assignment, refused);
                    case Viewer.Staff staff -> forStaff(staff, assignment);
                };
        var week = week(viewer.term(), assignment.row().week()).stream().toList();
        return new Reply.Page(
                "assignment/assignment", new Heading(assignment.row().title(), week), page);
    }

    /// The way to the week an activity stands in.
    static Optional<Link> week(Term term, Integer number) {
        return Optional.ofNullable(number)
                .map(week -> new Link("Week " + week, Addresses.week(term.path(), week)));
    }

    private AssignmentPage forStaff(Viewer.Staff staff, Assignment assignment) {
        var desk =
                new Desk(
                        clocks.read(staff, assignment),
                        List.of(),
                        EditorFiles.starter(assignment.bundle()),
                        Optional.empty(),
                        List.of());
        var all = new Link("All hand-ins", assignment.path() + "/submissions");
        return page(staff, assignment, desk, all);
    }

    private AssignmentPage forStudent(
            Viewer.Student student, Assignment assignment, Optional<HandInForm> refused) {
        var past = submissions.past(student, assignment);
        var newest = past.stream().findFirst().flatMap(one -> submissions.find(student, one.ref()));
        var verdict =
                past.stream()
                        .filter(one -> one.kind() != null)
                        .findFirst()
                        .flatMap(one -> submissions.find(student, one.ref()))
                        .flatMap(this::verdict);
        var files =
                refused.map(form -> EditorFiles.typed(form.typed()))
                        .or(() -> newest.map(one -> editors(assignment, one, verdict)))
                        .orElseGet(() -> EditorFiles.starter(assignment.bundle()));
        var desk =
                new Desk(
                        clocks.read(student, assignment),
                        past,
                        files,
                        verdict.map(Seen::view),
                        refused.map(HandInForm::problems).orElse(List.of()));
        return page(student, assignment, desk, null);
    }

    /// A hand-in's verdict as seen on its page.
    private record Seen(String submission, VerdictView view) {}

    private Optional<Seen> verdict(Submission submission) {
        return switch (gradings.of(submission.id())) {
            case Standing.UnderWay _ -> Optional.empty();
            case Standing.Ended(var report, var bundle) ->
                    Optional.of(
                            new Seen(
                                    submission.ref(),
                                    VerdictViews.of(
                                            report,
                                            bundle.limits(),
                                            bundles.files(submission.tree()))));
        };
    }

    /// The part of the page that is the viewer's own.
    private record Desk(
            AssignmentClock clock,
            List<Submission.Listed> past,
            List<AssignmentPage.EditorFile> files,
            Optional<VerdictView> verdict,
            List<String> problems) {
        boolean isOpen() {
            return clock.door() == AssignmentPage.Door.OPEN
                    || clock.door() == AssignmentPage.Door.LATE;
        }
    }

    private AssignmentPage page(
            Viewer.Member viewer, Assignment assignment, Desk desk, Link allSubmissions) {
        var term = viewer.term();
        var row = assignment.row();
        var given = new GivenFiles(assignment.bundle(), term.path());
        var checks = AnnouncedChecks.of(assignment.bundle(), desk.verdict());
        var underWay = desk.past().stream().findFirst().filter(one -> one.kind() == null);
        return new AssignmentPage(
                row.title(),
                engine(assignment.bundle()),
                week(term, row.week()).orElse(null),
                desk.clock().due(),
                desk.clock().closes(),
                row.timeEstimate(),
                assignment.points().orElse(null),
                StatementMarks.in(statement(given), checks),
                List.copyOf(checks.values()),
                given.shown(),
                desk.files(),
                desk.clock().door(),
                new AssignmentPage.Attempts(
                        Math.toIntExact(
                                desk.past().stream().filter(Submission.Listed::hasPoints).count()),
                        null),
                desk.isOpen() ? new Post(assignment.path() + "/submissions", Refs.random()) : null,
                null,
                null,
                desk.problems(),
                underWay.map(one -> SubmissionPages.path(term, one.ref()) + "/events").orElse(null),
                desk.past().stream().map(one -> past(term, one, desk.clock())).toList(),
                allSubmissions,
                ConsoleRoutes.path(assignment),
                desk.clock().view());
    }

    private Prose statement(GivenFiles given) {
        var bundle = given.bundle();
        return statements.get(
                bundle.hash() + " " + given.term(),
                () -> {
                    var text = bundle.tree().text("statement.md").orElse("");
                    return Markdown.article(Manuscript.of(text), given).body();
                });
    }

    private static String engine(Bundle bundle) {
        return switch (bundle.engine()) {
            case POSTGRESQL -> "PostgreSQL";
        };
    }

    private static AssignmentPage.Past past(
            Term term, Submission.Listed one, AssignmentClock clock) {
        return new AssignmentPage.Past(
                one.number(),
                SubmissionPages.path(term, one.ref()),
                Moment.of(one.receivedAt(), term.zone()),
                clock.isLate(one),
                one.state(),
                one.hasPoints() ? Figures.plain(one.points()) : null,
                one.hasPoints() ? Figures.plain(one.possible()) : null,
                one.counts(),
                clock.charge(one));
    }

    private List<AssignmentPage.EditorFile> editors(
            Assignment assignment, Submission newest, Optional<Seen> verdict) {
        var errors =
                verdict.filter(seen -> seen.submission().equals(newest.ref()))
                        .map(seen -> seen.view().errors())
                        .orElse(List.of());
        return EditorFiles.of(assignment.bundle(), bundles.files(newest.tree()), errors);
    }
}

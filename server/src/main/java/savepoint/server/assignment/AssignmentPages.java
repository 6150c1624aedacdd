package savepoint.server.assignment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.Engine;
import savepoint.grader.bundle.HandInRules;
import savepoint.server.console.Consoles;
import savepoint.server.content.Addresses;
import savepoint.server.content.markdown.Manuscript;
import savepoint.server.content.markdown.Markdown;
import savepoint.server.db.Kept;
import savepoint.server.db.Refs;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.web.Figures;
import savepoint.server.web.Heading;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;
import savepoint.server.web.Prose;
import savepoint.server.web.Reply;
import savepoint.server.work.Teams;

/// An assignment's page for one viewer, put together.
final class AssignmentPages {
    private static final int STATEMENTS_KEPT = 100;

    private final Workplaces workplaces;
    private final Teams teams;
    private final Consoles consoles;
    private final Kept<String, Prose> statements = new Kept<>(STATEMENTS_KEPT);

    AssignmentPages(Workplaces workplaces, Teams teams, Consoles consoles) {
        this.workplaces = workplaces;
        this.teams = teams;
        this.consoles = consoles;
    }

    /// The page as it is first seen.
    Reply.Page page(Viewer.Member viewer, Assignment assignment) {
        return page(viewer, assignment, Optional.empty());
    }

    /// The page again, with a form that was not taken in its editor.
    Reply.Page page(Viewer.Member viewer, Assignment assignment, SentBack form) {
        return page(viewer, assignment, Optional.of(form));
    }

    private Reply.Page page(Viewer.Member viewer, Assignment assignment, Optional<SentBack> form) {
        var page =
                switch (viewer) {
                    case Viewer.Student student ->
                            page(
                                    student,
                                    assignment,
                                    workplaces.of(student, assignment, form),
                                    null);
                    case Viewer.Staff staff ->
                            page(
                                    staff,
                                    assignment,
                                    workplaces.of(staff, assignment),
                                    new Link("All hand-ins", assignment.path() + "/submissions"));
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

    private AssignmentPage page(
            Viewer.Member viewer, Assignment assignment, Workplace desk, Link allSubmissions) {
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
                new Link("Download all as a zip", assignment.path() + "/starter.zip"),
                desk.files(),
                desk.door(),
                attempts(term, desk.allowance(), assignment.bundle().rules()),
                desk.isOpen() ? new Post(assignment.path() + "/submissions", Refs.random()) : null,
                desk.isWorkedAt() ? desk.drafts() : null,
                desk.problems(),
                underWay.map(one -> SubmissionPages.path(term, one.ref()) + "/events").orElse(null),
                desk.past().stream().map(one -> past(term, one, desk.clock())).toList(),
                desk.past().isEmpty()
                        ? null
                        : new Link("Download all as a zip", assignment.path() + "/hand-ins.zip"),
                desk.past().size() < 2
                        ? null
                        : new Link("Compare two of them", ComparePages.path(assignment)),
                allSubmissions,
                assignment.bundle().rubric().peers().isEmpty()
                        ? null
                        : new Link("Peer review", assignment.path() + "/reviews"),
                ConsoleRoutes.path(assignment),
                consoles.knownTables(ConsoleRoutes.source(assignment)).orElse(null),
                assignment.path() + "/runs",
                desk.clock().view(),
                team(viewer, assignment),
                new Link(
                        viewer instanceof Viewer.Staff ? "Points policy" : "Your points",
                        assignment.path() + "/points"));
    }

    private TeamNote team(Viewer.Member viewer, Assignment assignment) {
        var at = TeamRoutes.teamOf(assignment);
        return switch (viewer) {
            case Viewer.Student student ->
                    teams.worthAWord(student, at)
                            .map(team -> TeamNotes.of(assignment, team))
                            .orElse(null);
            case Viewer.Staff _ -> TeamNotes.ofStaff(assignment);
        };
    }

    private static AssignmentPage.Attempts attempts(
            Term term, Allowance allowance, HandInRules rules) {
        return new AssignmentPage.Attempts(
                allowance.used(),
                allowance.reserved(),
                allowance.of().orElse(null),
                allowance.next().map(at -> Moment.toTheSecond(at, term.zone())).orElse(null),
                rules.counts() == HandInRules.Counts.BEST);
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
        return bundle.engines().stream().map(Engine::label).collect(Collectors.joining(" and "));
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
                clock.charge(one),
                one.by());
    }
}

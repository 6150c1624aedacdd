package savepoint.server.gradebook;

import java.util.ArrayList;
import java.util.List;
import savepoint.server.assignment.Assignments;
import savepoint.server.assignment.SubmissionPages;
import savepoint.server.content.Addresses;
import savepoint.server.content.folder.ActivityKind;
import savepoint.server.db.Refs;
import savepoint.server.gradebook.change.Changes;
import savepoint.server.gradebook.facts.Column;
import savepoint.server.gradebook.facts.Fact;
import savepoint.server.gradebook.facts.Gradebook;
import savepoint.server.gradebook.facts.Sheet;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.web.Figures;
import savepoint.server.web.Heading;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;

/// The page of one cell, put together.
final class CellPages {
    private final Gradebook gradebook;
    private final Changes changes;

    CellPages(Gradebook gradebook, Changes changes) {
        this.gradebook = gradebook;
        this.changes = changes;
    }

    /// @param typed what was typed in a form that was refused, else [EditForm#EMPTY]
    /// @param problem why it was refused, or null
    Reply.Page page(
            Viewer.Staff staff, Sheet.Row row, Column column, EditForm typed, String problem) {
        var term = staff.term();
        var fact = row.of(column);
        var cell = fact.holds();
        boolean decided = fact.decision() != null && !fact.decision().kind().equals("none");
        var page =
                new CellPage(
                        new Link(row.pupil().name(), Paths.student(term, row.pupil())),
                        new Link(column.title(), Paths.column(term, column)),
                        cell.state().code(),
                        cell.state().words(),
                        cell.counts()
                                ? Figures.plain(cell.points()) + " of " + Figures.plain(cell.of())
                                : null,
                        cell.late(),
                        row.grade().isDropped(column.id()),
                        decided ? Marks.words(fact.earned()) : null,
                        lines(term, row, column),
                        sources(term, row, column),
                        fact.deadline().dueAt() == null
                                ? null
                                : Moment.of(fact.deadline().dueAt(), term.zone()),
                        history(staff, row, column),
                        staff instanceof Viewer.InCharge
                                ? edit(term, row, column, typed, problem)
                                : null);
        return new Reply.Page(
                "gradebook/cell",
                new Heading(
                        column.title(),
                        List.of(
                                Paths.link(term),
                                new Link(row.pupil().name(), Paths.student(term, row.pupil())))),
                page);
    }

    private List<String> lines(Term term, Sheet.Row row, Column column) {
        var lines = new ArrayList<>(gradebook.lines(term, row.pupil(), column));
        // An assignment's own lines say it all.
        if (lines.isEmpty() || column.activityKind() != ActivityKind.ASSIGNMENT)
            lines.addFirst(sentence(row.of(column).earned().says()));
        return lines;
    }

    private static String sentence(String says) {
        return says.isEmpty()
                ? ""
                : Character.toUpperCase(says.charAt(0)) + says.substring(1) + ".";
    }

    private List<Link> sources(Term term, Sheet.Row row, Column column) {
        var sources = new ArrayList<Link>();
        var fact = row.of(column);
        if (!column.published()) return sources;
        switch (column.activityKind()) {
            case QUIZ ->
                    sources.add(
                            new Link(
                                    "The attempts",
                                    Addresses.quiz(term.path(), column.slug())
                                            + "/students/"
                                            + row.pupil().ref()));
            case ASSIGNMENT -> {
                if (fact.submission() != null)
                    sources.add(
                            new Link(
                                    "The hand-in, check by check",
                                    SubmissionPages.path(term, fact.submission())));
                gradebook
                        .reviewedWork(row.pupil(), column)
                        .map(work ->
                                new Link(
                                        "The reviews of it",
                                        Assignments.path(term, column.slug())
                                                + "/peer-marks/"
                                                + work))
                        .ifPresent(sources::add);
            }
            case LESSON -> sources.add(new Link("The lesson", column.href(term)));
            case OTHER -> {}
        }
        return sources;
    }

    private List<CellPage.Past> history(Viewer.Staff staff, Sheet.Row row, Column column) {
        var past = new ArrayList<CellPage.Past>();
        for (var one : changes.history(row.pupil().enrolment(), column.id())) {
            boolean newest = past.isEmpty();
            past.add(
                    new CellPage.Past(
                            one.words(),
                            one.reason(),
                            one.by(),
                            Moment.of(one.at(), staff.term().zone()),
                            newest && staff instanceof Viewer.InCharge
                                    ? new Post(
                                            Paths.book(staff.term())
                                                    + "/changes/"
                                                    + one.ref()
                                                    + "/undoing",
                                            Refs.random())
                                    : null));
        }
        return past;
    }

    private static CellPage.Edit edit(
            Term term, Sheet.Row row, Column column, EditForm typed, String problem) {
        Fact fact = row.of(column);
        return new CellPage.Edit(
                new Post(Paths.cell(term, row.pupil(), column) + "/changes", Refs.random()),
                fact.version(),
                typed.decision(),
                typed.points(),
                typed.reason(),
                Figures.plain(column.worth()),
                fact.decision() != null && !fact.decision().kind().equals("none"),
                problem);
    }
}

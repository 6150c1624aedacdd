package savepoint.server.gradebook;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import savepoint.server.appeal.AppealPeriod;
import savepoint.server.appeal.AppealSubject;
import savepoint.server.appeal.Appealable;
import savepoint.server.appeal.Appeals;
import savepoint.server.appeal.AskPage;
import savepoint.server.content.folder.ActivityKind;
import savepoint.server.db.Refs;
import savepoint.server.gradebook.change.Granted;
import savepoint.server.gradebook.facts.Column;
import savepoint.server.gradebook.facts.Gradebook;
import savepoint.server.gradebook.facts.Sheet;
import savepoint.server.gradebook.maths.State;
import savepoint.server.people.Viewer;
import savepoint.server.web.Heading;
import savepoint.server.web.Layout;
import savepoint.server.web.Link;
import savepoint.server.web.Reply;

/// What an activity came to for a student can be appealed once nothing of it is still to be judged. A quiz is appealed
/// question by question, and as a whole only where staff set its points.
public final class CellAppeals implements Appealable {
    // Nothing ends it: points of a gradebook may change for as long as there is one.
    private static final AppealPeriod ALWAYS = new AppealPeriod(Instant.EPOCH, null);

    private final Gradebook gradebook;
    private final Granted granted;
    private final Appeals appeals;

    /// Of this gradebook's cells.
    public CellAppeals(Gradebook gradebook, Granted granted, Appeals appeals) {
        this.gradebook = gradebook;
        this.granted = granted;
        this.appeals = appeals;
    }

    @Override
    public String kind() {
        return "grade";
    }

    @Override
    public Optional<AppealSubject> find(Viewer.Member viewer, String ref) {
        var names = ref.split(":", -1);
        if (names.length != 2 || !Refs.isRef(names[0]) || !Refs.isRef(names[1]))
            return Optional.empty();
        var term = viewer.term();
        if (viewer instanceof Viewer.Student student && !student.enrolment().ref().equals(names[1]))
            return Optional.empty();
        return gradebook
                .pupil(term, names[1])
                .map(pupil ->
                        viewer instanceof Viewer.Student
                                ? gradebook.own(term, pupil)
                                : gradebook.sheet(term, List.of(pupil)))
                .flatMap(sheet ->
                        sheet.column(names[0])
                                .flatMap(column ->
                                        subject(viewer, sheet.rows().getFirst(), column)));
    }

    static boolean isOpen(Sheet.Row row, Column column) {
        var cell = row.of(column).holds();
        return cell.counts()
                && (cell.state() == State.OVERRIDDEN
                        || (cell.state() == State.GRADED
                                && column.activityKind() != ActivityKind.QUIZ));
    }

    private Optional<AppealSubject> subject(Viewer.Member viewer, Sheet.Row row, Column column) {
        if (!isOpen(row, column)) return Optional.empty();
        var term = viewer.term();
        var place =
                viewer instanceof Viewer.Student
                        ? term.path() + "/grades"
                        : Paths.cell(term, row.pupil(), column);
        var cell = row.of(column).holds();
        return Optional.of(
                new AppealSubject(
                        kind(),
                        column.ref() + ":" + row.pupil().ref(),
                        new Link(column.title(), place),
                        cell.points(),
                        cell.of(),
                        Set.of(row.pupil().enrolment()),
                        ALWAYS));
    }

    /// The form for an appeal of what a student has, or where the one that there is stands.
    Reply ask(Viewer.Student student, Sheet.Row row, Column column) {
        var grades = student.term().path() + "/grades";
        var subject = subject(student, row, column);
        if (subject.isEmpty())
            return new Reply.SeeOther(
                    grades,
                    new Layout.Flash(
                            Layout.Tone.NOTE,
                            "There is nothing to appeal in %s as a whole: nothing of it is settled yet, or it is appealed where its parts stand."
                                    .formatted(column.title())));
        var view = appeals.views(student, List.of(subject.get())).get(subject.get().ref());
        if (view.ask() == null) return new Reply.SeeOther(view.entries().getFirst().href());
        return new Reply.Page(
                "appeal/ask",
                new Heading("Appeal", List.of(new Link("My grades", grades))),
                new AskPage(subject.get().place(), List.of(), view.ask()));
    }

    @Override
    public void grant(
            Handle handle,
            Viewer.Staff by,
            AppealSubject subject,
            BigDecimal points,
            String reason) {
        var names = subject.ref().split(":", -1);
        var column =
                gradebook.columns(by.term()).stream()
                        .filter(one -> one.ref().equals(names[0]))
                        .findFirst()
                        .orElseThrow();
        var cell =
                new Granted.Of(
                        subject.parties().iterator().next(), names[1], column.id(), column.slug());
        granted.set(handle, by, cell, points, reason);
    }
}

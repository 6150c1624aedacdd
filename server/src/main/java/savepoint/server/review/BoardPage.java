package savepoint.server.review;

import java.util.List;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;

/// How the reviews of an assignment go, for those who teach (`review/board.html`).
///
/// `until` is null where nothing ends the step; `move` is null for assistants. `problems` are why the last form was not taken.
/// `works` come those first that need a look; `notes` say what looks odd, in sentences; `stragglers` have not written all of
/// their share; `returned` are the hand-ins that were given back, newest first.
public record BoardPage(
        Link assignment,
        String rules,
        Step step,
        boolean paused,
        Moment until,
        List<MinePage.StepView> steps,
        Numbers numbers,
        List<String> problems,
        Controls controls,
        List<Work> works,
        List<String> notes,
        List<Straggler> stragglers,
        List<Returned> returned,
        List<Event> events,
        Conflicts conflicts) {

    /// How many; `lacking` works have fewer reviews than asked for.
    public record Numbers(int works, int asked, int written, int late, int lacking, int count) {}

    /// What an instructor can do: `begin` are the steps to go on or back to, `typed` what stood in the form.
    public record Controls(
            Post move, List<Choice> begin, String until, String reason, boolean drawable) {}

    /// A step that can be begun; `back` where it was passed already.
    public record Choice(String code, String title, boolean back) {}

    /// A work with its reviews: `flag` says why somebody should look, or is null; `judge` is where staff judge it
    /// themselves. `middle`, `estimate` and its `error`, one standard deviation, are null without reviews, `byStaff` until staff
    /// set the points.
    public record Work(
            String authors,
            String judge,
            List<Given> given,
            String middle,
            String estimate,
            String error,
            String byStaff,
            String flag) {}

    /// A review that was asked for: `points` null until written.
    public record Given(String reviewer, String href, String points, boolean late, String note) {}

    /// Somebody who has not written all of their share.
    public record Straggler(String name, int written, int asked, boolean begun) {}

    /// A hand-in that was given back, and why; `apart` where the two are kept apart, so that it counts for nothing.
    public record Returned(
            String reviewer, String authors, String reason, Moment at, boolean apart) {}

    /// What moved the round; `by` null for the platform.
    public record Event(Moment at, String what, String by, String reason) {}

    /// Who does not review whom, and the form to add two, null for assistants; `assignment` is the slug to come back to. `one`,
    /// `other` and `reason` stood in a form that was not taken (`refused`).
    public record Conflicts(
            String assignment,
            List<Apart> apart,
            List<Student> students,
            Post add,
            boolean refused,
            String one,
            String other,
            String reason) {}

    /// Two who do not review each other.
    public record Apart(String one, String other, String reason, Post end) {}

    /// A student to choose.
    public record Student(String ref, String name) {}
}

package savepoint.server.assignment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import savepoint.grader.bundle.Check;
import savepoint.server.db.Refs;
import savepoint.server.deadline.LatePolicy;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.web.Figures;
import savepoint.server.web.Heading;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;

/// The staff's list of an assignment's hand-ins, put together page by page.
final class SubmissionLists {
    private static final int PAGE = 50;

    private final HandIns handIns;

    SubmissionLists(HandIns handIns) {
        this.handIns = handIns;
    }

    Reply.Page page(Viewer.Staff staff, Assignment assignment, HandInFilter filter) {
        var term = staff.term();
        var found = handIns.found(term, assignment, filter, PAGE + 1);
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        var policy = handIns.latePolicy(term);
        boolean hasRubric = !assignment.bundle().rubric().instructor().isEmpty();
        boolean inCharge = staff instanceof Viewer.InCharge;
        var older =
                found.size() > PAGE
                        ? new Link(
                                "Older hand-ins",
                                filter.before(shown.getLast().ref()).href(assignment))
                        : null;
        var regrades = assignment.path() + "/regrades";
        var page =
                new SubmissionsPage(
                        assignment.link(),
                        tally(term, assignment),
                        search(term, assignment, filter),
                        handIns.count(term, assignment, filter),
                        hasRubric,
                        shown.stream().map(one -> entry(term, policy, one)).toList(),
                        older,
                        new Link("Patterns", assignment.path() + "/patterns"),
                        inCharge ? new Link("Regrades", regrades) : null,
                        inCharge ? new Post(regrades, Refs.random()) : null,
                        filter.before("").fields(),
                        hasRubric ? new Post(assignment.path() + "/turns", Refs.random()) : null);
        return new Reply.Page(
                "assignment/submissions",
                new Heading("Hand-ins", List.of(assignment.link())),
                page);
    }

    private SubmissionsPage.Tally tally(Term term, Assignment assignment) {
        var tally = handIns.tally(term, assignment);
        return new SubmissionsPage.Tally(
                tally.students(),
                tally.handedIn(),
                tally.underWay(),
                tally.toMark(),
                tally.marked());
    }

    private SubmissionsPage.Search search(Term term, Assignment assignment, HandInFilter filter) {
        return new SubmissionsPage.Search(
                filter.name(),
                selects(term, assignment, filter),
                filter.late(),
                filter.pattern(),
                filter.narrows(),
                assignment.path() + "/submissions?show=" + filter.show());
    }

    private List<SubmissionsPage.Select> selects(
            Term term, Assignment assignment, HandInFilter filter) {
        var selects = new ArrayList<SubmissionsPage.Select>();
        selects.add(
                new SubmissionsPage.Select(
                        "show",
                        "Show",
                        List.of(
                                choice("newest", "the newest of each", filter.show()),
                                choice("counting", "those that count", filter.show()),
                                choice("all", "every hand-in", filter.show()))));
        selects.add(
                new SubmissionsPage.Select(
                        "state",
                        "Verdict",
                        List.of(
                                choice("", "any", filter.state()),
                                choice("graded", "graded", filter.state()),
                                choice("limit-hit", "stopped at a limit", filter.state()),
                                choice("compile-failed", "did not compile", filter.state()),
                                choice("refused", "not taken", filter.state()),
                                choice("grader-fault", "our fault", filter.state()),
                                choice("under-way", "not graded yet", filter.state()))));
        var checks = assignment.bundle().checks().stream().map(Check::name).toList();
        selects.add(
                new SubmissionsPage.Select(
                        "failed", "Check that failed", choices("any", checks, filter.failed())));
        if (!assignment.bundle().rubric().instructor().isEmpty()) {
            selects.add(
                    new SubmissionsPage.Select(
                            "marked",
                            "Marks",
                            List.of(
                                    choice("", "either", filter.marked()),
                                    choice("no", "not yet", filter.marked()),
                                    choice("yes", "marked", filter.marked()))));
        }
        var sections = handIns.sections(term);
        if (!sections.isEmpty()) {
            selects.add(
                    new SubmissionsPage.Select(
                            "section", "Section", choices("all", sections, filter.section())));
        }
        return selects;
    }

    private static SubmissionsPage.Choice choice(String value, String text, String chosen) {
        return new SubmissionsPage.Choice(value, text, value.equals(chosen));
    }

    private static List<SubmissionsPage.Choice> choices(
            String all, List<String> values, String chosen) {
        var choices = new ArrayList<SubmissionsPage.Choice>();
        choices.add(choice("", all, chosen));
        Stream.concat(values.stream(), Stream.of(chosen).filter(value -> !value.isEmpty()))
                .distinct()
                .forEach(value -> choices.add(choice(value, value, chosen)));
        return choices;
    }

    private static SubmissionsPage.Entry entry(Term term, LatePolicy policy, HandIns.Listed one) {
        var state = HandInState.of(one.kind(), one.running());
        return new SubmissionsPage.Entry(
                one.ref(),
                one.student(),
                one.section(),
                SubmissionPages.path(term, one.ref()),
                one.number(),
                Moment.of(one.receivedAt(), term.zone()),
                policy.isLate(one.receivedAt(), one.dueAt()),
                state,
                one.passed(),
                one.checks(),
                state.hasPoints() ? Figures.plain(one.points()) : null,
                state.hasPoints() ? Figures.plain(one.possible()) : null,
                one.counts(),
                one.rubric() == null ? null : Figures.plain(one.rubric()),
                one.marked());
    }
}

package savepoint.server.assignment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import savepoint.grader.bundle.FileTree;
import savepoint.server.grading.CheckView;
import savepoint.server.grading.Results;
import savepoint.server.grading.Standing;
import savepoint.server.grading.VerdictViews;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.web.Figures;
import savepoint.server.web.Heading;
import savepoint.server.web.Moment;
import savepoint.server.web.Reply;

/// Two hand-ins of a work side by side, put together.
final class ComparePages {
    private final Results results;

    ComparePages(Results results) {
        this.results = results;
    }

    /// What `before` and `after` differ in; `all` are the hand-ins of their work, newest first.
    Reply.Page page(
            Viewer.Member viewer,
            Assignment assignment,
            List<Submission.Listed> all,
            Submission before,
            Submission after) {
        var term = viewer.term();
        return page(
                assignment,
                new ComparePage(
                        assignment.link(),
                        viewer instanceof Viewer.Staff ? after.student() : null,
                        path(assignment),
                        all.stream().map(one -> choice(term, one)).toList(),
                        side(term, all, before),
                        side(term, all, after),
                        changes(checks(before), checks(after)),
                        files(
                                results.bundles().files(before.tree()),
                                results.bundles().files(after.tree()))));
    }

    /// The page of a work that was not handed in twice yet.
    Reply.Page page(Assignment assignment) {
        return page(
                assignment,
                new ComparePage(
                        assignment.link(),
                        null,
                        path(assignment),
                        List.of(),
                        null,
                        null,
                        List.of(),
                        List.of()));
    }

    /// Where two hand-ins of an assignment are compared.
    static String path(Assignment assignment) {
        return assignment.path() + "/compare";
    }

    private static Reply.Page page(Assignment assignment, ComparePage page) {
        return new Reply.Page(
                "assignment/compare",
                new Heading("Compare hand-ins", List.of(assignment.link())),
                page);
    }

    private static ComparePage.Choice choice(Term term, Submission.Listed one) {
        var points =
                one.hasPoints()
                        ? ", %s of %s points"
                                .formatted(
                                        Figures.plain(one.points()), Figures.plain(one.possible()))
                        : "";
        return new ComparePage.Choice(
                one.ref(),
                "Hand-in %d of %s%s"
                        .formatted(
                                one.number(),
                                Moment.of(one.receivedAt(), term.zone()).text(),
                                points));
    }

    private static ComparePage.Side side(
            Term term, List<Submission.Listed> all, Submission submission) {
        var one =
                all.stream()
                        .filter(listed -> listed.ref().equals(submission.ref()))
                        .findFirst()
                        .orElseThrow();
        return new ComparePage.Side(
                one.ref(),
                one.number(),
                SubmissionPages.path(term, one.ref()),
                Moment.of(one.receivedAt(), term.zone()),
                one.state(),
                one.hasPoints() ? Figures.plain(one.points()) : null,
                one.hasPoints() ? Figures.plain(one.possible()) : null);
    }

    private Map<String, CheckView> checks(Submission submission) {
        var checks = new LinkedHashMap<String, CheckView>();
        switch (results.gradings().of(submission.id())) {
            case Standing.UnderWay _ -> {}
            case Standing.Ended(var report, var bundle) ->
                    VerdictViews.of(
                                    report,
                                    bundle.limits(),
                                    results.bundles().files(submission.tree()))
                            .checks()
                            .forEach(check -> checks.put(check.slug(), check));
        }
        return checks;
    }

    private static List<ComparePage.Change> changes(
            Map<String, CheckView> before, Map<String, CheckView> after) {
        var slugs = new ArrayList<>(after.keySet());
        before.keySet().stream().filter(slug -> !after.containsKey(slug)).forEach(slugs::add);
        return slugs.stream()
                .map(slug -> change(before.get(slug), after.get(slug)))
                .filter(change -> change.before() != change.after())
                .toList();
    }

    private static ComparePage.Change change(CheckView before, CheckView after) {
        return new ComparePage.Change(
                Objects.requireNonNullElse(after, before).about(),
                before == null ? null : before.outcome(),
                after == null ? null : after.outcome());
    }

    private static List<FileDifference> files(FileTree before, FileTree after) {
        var names = new TreeSet<>(after.files().keySet());
        names.addAll(before.files().keySet());
        return Differences.of(names, texts(before), texts(after));
    }

    private static Map<String, String> texts(FileTree files) {
        var texts = new LinkedHashMap<String, String>();
        files.files().keySet().forEach(name -> texts.put(name, files.text(name).orElse("")));
        return texts;
    }
}

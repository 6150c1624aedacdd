package savepoint.server.assignment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import savepoint.grader.bundle.HandInRules;
import savepoint.server.db.Refs;
import savepoint.server.grading.CodeError;
import savepoint.server.grading.Results;
import savepoint.server.grading.Standing;
import savepoint.server.grading.VerdictView;
import savepoint.server.grading.VerdictViews;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;
import savepoint.server.work.Draft;
import savepoint.server.work.Drafts;

/// Finds what the editor opens with and what stands around it: a form that was not taken, else the newest draft if it is
/// newer than the newest hand-in, else that, else the starter.
final class Workplaces {
    private final Submissions submissions;
    private final Drafts drafts;
    private final Results results;
    private final AssignmentClock.Reader clocks;

    Workplaces(
            Submissions submissions,
            Drafts drafts,
            Results results,
            AssignmentClock.Reader clocks) {
        this.submissions = submissions;
        this.drafts = drafts;
        this.results = results;
        this.clocks = clocks;
    }

    Workplace of(Viewer.Staff staff, Assignment assignment) {
        var bundle = assignment.bundle();
        return new Workplace(
                clocks.read(staff, assignment),
                Allowance.of(HandInRules.DEFAULT, List.of(), Instant.EPOCH),
                List.of(),
                EditorFiles.of(bundle, EditorFiles.starterTexts(bundle), List.of()),
                Optional.empty(),
                List.of(),
                null);
    }

    Workplace of(Viewer.Student student, Assignment assignment, Optional<SentBack> form) {
        var past = submissions.past(student, assignment);
        var newest = past.stream().findFirst().flatMap(one -> find(student, one));
        var graded =
                past.stream()
                        .filter(one -> one.kind() != null)
                        .findFirst()
                        .flatMap(one -> find(student, one));
        var verdict = graded.flatMap(this::verdict);
        var draft = drafts.newest(student, assignment.row().activityId());
        var texts =
                form.map(sent -> sent.typed().files())
                        .or(() -> draft.filter(kept -> isNewer(kept, newest)).map(Draft::files))
                        .or(() -> newest.map(one -> texts(assignment, one)))
                        .orElseGet(() -> EditorFiles.starterTexts(assignment.bundle()));
        var errors =
                newest.filter(one -> graded.filter(one::equals).isPresent())
                        .map(one -> errorsIn(texts, texts(assignment, one), verdict))
                        .orElse(List.of());
        return new Workplace(
                clocks.read(student, assignment),
                submissions.allowance(student, assignment, clocks.clock().instant()),
                past,
                EditorFiles.of(assignment.bundle(), texts, errors),
                verdict,
                form.map(SentBack::problems).orElse(List.of()),
                keeping(student, assignment, draft, form));
    }

    private Optional<Submission> find(Viewer.Student student, Submission.Listed listed) {
        return submissions.find(student, listed.ref());
    }

    private static boolean isNewer(Draft draft, Optional<Submission> handIn) {
        return draft.savedAt().isAfter(handIn.map(Submission::receivedAt).orElse(Instant.MIN));
    }

    private Map<String, String> texts(Assignment assignment, Submission handIn) {
        return EditorFiles.texts(assignment.bundle(), results.bundles().files(handIn.tree()));
    }

    private Optional<VerdictView> verdict(Submission submission) {
        return switch (results.gradings().of(submission.id())) {
            case Standing.UnderWay _ -> Optional.empty();
            case Standing.Ended(var report, var bundle) ->
                    Optional.of(
                            VerdictViews.of(
                                    report,
                                    bundle.limits(),
                                    results.bundles().files(submission.tree())));
        };
    }

    /// What the compiler said of those files that stand in the editor as they were handed in.
    private static List<CodeError> errorsIn(
            Map<String, String> texts,
            Map<String, String> handedIn,
            Optional<VerdictView> verdict) {
        return verdict.map(VerdictView::errors).orElse(List.of()).stream()
                .filter(error -> {
                    var text = handedIn.get(error.file());
                    return text != null && text.equals(texts.get(error.file()));
                })
                .toList();
    }

    private static AssignmentPage.Keeping keeping(
            Viewer.Student student,
            Assignment assignment,
            Optional<Draft> draft,
            Optional<SentBack> form) {
        var term = student.term();
        return new AssignmentPage.Keeping(
                new Post(DraftPages.path(assignment), Refs.random()),
                assignment.path() + "/restart",
                form.map(sent -> sent.typed().tab()).orElseGet(Refs::random),
                form.map(sent -> sent.typed().basedOn())
                        .orElseGet(() -> draft.map(Draft::version).orElse("")),
                student.enrolment().ref() + "/" + assignment.row().slug(),
                draft.isPresent() ? new Link("Drafts", DraftPages.path(assignment)) : null,
                draft.map(kept -> Moment.of(kept.savedAt(), term.zone())).orElse(null),
                form.flatMap(sent -> overtaken(term, assignment, sent)).orElse(null));
    }

    private static Optional<AssignmentPage.Overtaken> overtaken(
            Term term, Assignment assignment, SentBack sent) {
        return sent.standing()
                .map(standing ->
                        new AssignmentPage.Overtaken(
                                standing.own() ? null : standing.by(),
                                Moment.of(standing.savedAt(), term.zone()),
                                standing.version(),
                                sent.compared()
                                        ? Differences.of(
                                                assignment.bundle().submit(),
                                                standing.files(),
                                                sent.typed().files())
                                        : List.of()));
    }
}

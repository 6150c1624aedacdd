package savepoint.server.assignment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import savepoint.grader.bundle.Bundle;
import savepoint.server.db.Refs;
import savepoint.server.grading.CodeFile;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.web.Heading;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;
import savepoint.server.work.Draft;
import savepoint.server.work.Drafts;

/// The history of a work's drafts, put together.
final class DraftPages {
    private final Drafts drafts;

    DraftPages(Drafts drafts) {
        this.drafts = drafts;
    }

    /// Where an assignment's drafts stand.
    static String path(Assignment assignment) {
        return assignment.path() + "/drafts";
    }

    Reply.Page history(Viewer.Student student, Assignment assignment) {
        var entries = drafts.history(student, assignment.row().activityId());
        var page =
                new DraftsPage(
                        assignment.link(),
                        IntStream.range(0, entries.size())
                                .mapToObj(i ->
                                        entry(student.term(), assignment, entries.get(i), i == 0))
                                .toList(),
                        Drafts.MOST_KEPT,
                        new Post(assignment.path() + "/restart", Refs.random()));
        return new Reply.Page(
                "assignment/drafts", new Heading("Drafts", List.of(assignment.link())), page);
    }

    private static DraftsPage.Entry entry(
            Term term, Assignment assignment, Draft.Entry entry, boolean newest) {
        return new DraftsPage.Entry(
                path(assignment) + "/" + entry.ref(),
                Moment.of(entry.savedAt(), term.zone()),
                entry.own() ? null : entry.by(),
                "%,d".formatted(entry.characters()),
                newest);
    }

    Reply.Page one(Viewer.Student student, Assignment assignment, Draft draft) {
        var bundle = assignment.bundle();
        var newest = drafts.newest(student, assignment.row().activityId()).orElse(draft);
        boolean isNow = newest.ref().equals(draft.ref());
        var history = new Link("Drafts", path(assignment));
        var page =
                new DraftPage(
                        assignment.link(),
                        history,
                        Moment.of(draft.savedAt(), student.term().zone()),
                        draft.own() ? null : draft.by(),
                        isNow
                                ? List.of()
                                : Differences.of(bundle.submit(), draft.files(), newest.files()),
                        files(bundle, draft.files()),
                        isNow
                                ? null
                                : new Post(
                                        path(assignment) + "/" + draft.ref() + "/restoration",
                                        Refs.random()));
        return new Reply.Page(
                "assignment/draft",
                new Heading("Draft", List.of(assignment.link(), history)),
                page);
    }

    private static List<CodeFile> files(Bundle bundle, Map<String, String> texts) {
        var ordered = new LinkedHashMap<String, String>();
        bundle.submit().forEach(name -> ordered.put(name, texts.getOrDefault(name, "")));
        return ordered.entrySet().stream()
                .map(file ->
                        new CodeFile(
                                file.getKey(),
                                GivenFiles.language(file.getKey()),
                                file.getValue(),
                                null,
                                List.of()))
                .toList();
    }
}

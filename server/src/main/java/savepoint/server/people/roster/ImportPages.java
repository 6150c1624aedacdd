package savepoint.server.people.roster;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import savepoint.server.db.Refs;
import savepoint.server.people.Role;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.people.csv.Encoding;
import savepoint.server.people.csv.RosterFile;
import savepoint.server.web.Heading;
import savepoint.server.web.Link;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;

/// Puts together where a roster is sent, and what it would do.
final class ImportPages {
    /// What was said of the unclear lines, and what came of it.
    ///
    /// @param stale whether the roster changed after the preview that was confirmed
    /// @param refused why that does not go together, or null
    record Said(IntFunction<Plan.Word> words, boolean stale, String refused) {
        static final Said NOTHING = new Said(_ -> Plan.Word.LEAVE, false, null);

        /// What still can be said of a line.
        Plan.Word of(Plan.Unclear one) {
            return switch (words.apply(one.line())) {
                case NEW -> one.facts() == null ? Plan.Word.LEAVE : Plan.Word.NEW;
                case SAME -> one.same() == null ? Plan.Word.LEAVE : Plan.Word.SAME;
                case LEAVE -> Plan.Word.LEAVE;
            };
        }
    }

    static String all(Term term) {
        return PeopleList.path(term) + "/rosters";
    }

    static String path(Term term, String ref) {
        return all(term) + "/" + ref;
    }

    Reply.Page form(Viewer.InCharge by, List<String> problems) {
        return new Reply.Page(
                "people/import",
                heading(by.term(), "Bring in a roster"),
                new ImportPage(
                        new Post(all(by.term()), Refs.random()),
                        RosterFile.MOST_BYTES >> 20,
                        problems));
    }

    private static Heading heading(Term term, String title) {
        return new Heading(title, List.of(new Link("People", PeopleList.path(term))));
    }

    Reply.Page preview(
            Viewer.InCharge by,
            RosterImports.Sent sent,
            Plan.Terms terms,
            RosterImports.Preview preview,
            Said said) {
        var page =
                switch (preview) {
                    case RosterImports.Preview.Unreadable(var why) ->
                            unreadable(by.term(), sent, terms, why);
                    case RosterImports.Preview.Told(var file, var plan) ->
                            told(by.term(), sent, terms, file, plan, said);
                };
        return new Reply.Page(
                "people/preview", heading(by.term(), "What the roster would do"), page);
    }

    private static PreviewPage unreadable(
            Term term, RosterImports.Sent sent, Plan.Terms terms, String why) {
        return new PreviewPage(
                sent.fileName(),
                why,
                options(term, sent, terms),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                0,
                List.of(),
                null,
                "",
                again(term),
                false,
                null);
    }

    private static PreviewPage told(
            Term term,
            RosterImports.Sent sent,
            Plan.Terms terms,
            RosterFile file,
            Plan plan,
            Said said) {
        boolean mayConfirm =
                !plan.changesNothing()
                        || plan.unclear().stream().anyMatch(one -> one.facts() != null);
        return new PreviewPage(
                sent.fileName(),
                null,
                options(term, sent, terms),
                new PreviewPage.Read(
                        file.encoding(),
                        file.assumed(),
                        file.separator(),
                        file.heading(),
                        file.unused()),
                plan.added().stream().map(ImportPages::added).toList(),
                plan.changed().stream().map(ImportPages::changed).toList(),
                plan.dropped().stream()
                        .map(one -> new PreviewPage.Dropped(one.name(), one.email()))
                        .toList(),
                plan.unclear().stream()
                        .map(one ->
                                new PreviewPage.Unclear(
                                        one.line(),
                                        one.who(),
                                        one.why(),
                                        one.facts() != null,
                                        same(one.same()),
                                        said.of(one)))
                        .toList(),
                plan.same(),
                plan.problems().stream()
                        .map(one -> new PreviewPage.Problem(one.line(), one.words()))
                        .toList(),
                mayConfirm ? new Post(path(term, sent.ref()), Refs.random()) : null,
                plan.mark(),
                again(term),
                said.stale(),
                said.refused());
    }

    private static Link again(Term term) {
        return new Link("Send another file", all(term));
    }

    private static PreviewPage.Options options(
            Term term, RosterImports.Sent sent, Plan.Terms terms) {
        var chosen = Encoding.of(terms.encoding());
        return new PreviewPage.Options(
                path(term, sent.ref()),
                Encoding.CHOICES.stream()
                        .map(one ->
                                new PeoplePage.Choice(one.code(), one.words(), one.equals(chosen)))
                        .toList(),
                chosen.code(),
                terms.domain(),
                terms.whole());
    }

    private static PreviewPage.Added added(Plan.Added one) {
        var facts = one.facts();
        var as = new StringBuilder(facts.role().code());
        if (facts.section() != null) as.append(", section ").append(facts.section());
        if (!facts.groups().isEmpty()) as.append(", in ").append(String.join(", ", facts.groups()));
        if (facts.timeFactor().compareTo(Facts.USUAL_TIME) != 0)
            as.append(", time × ").append(Facts.plain(facts.timeFactor()));
        if (facts.dropped()) as.append(", dropped already");
        return new PreviewPage.Added(
                one.line(),
                facts.name(),
                facts.email(),
                facts.role() == Role.STUDENT ? as.toString() : as + " with staff’s rights",
                one.known());
    }

    /// `: address ada@old.example to ada@new.example`; null where there is no namesake.
    private static String same(Plan.Changed one) {
        if (one == null) return null;
        var changes =
                one.changes().stream()
                        .map(change ->
                                "%s %s to %s"
                                        .formatted(
                                                change.what(),
                                                change.from().isEmpty() ? "nothing" : change.from(),
                                                change.to().isEmpty() ? "nothing" : change.to()))
                        .collect(Collectors.joining(", "));
        return changes.isEmpty() ? ", nothing changes" : ": " + changes;
    }

    private static PreviewPage.Changed changed(Plan.Changed one) {
        return new PreviewPage.Changed(
                one.line(), one.member().name(), one.brings(), one.drops(), one.changes());
    }
}

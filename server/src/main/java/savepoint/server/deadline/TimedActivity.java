package savepoint.server.deadline;

import java.time.Instant;
import savepoint.server.content.Addresses;
import savepoint.server.people.Term;
import savepoint.server.web.Link;

/// An activity of a term as far as its times go: those that hold for everybody, null where there is no such limit, and
/// `week` null outside of weeks.
record TimedActivity(
        long id,
        String ref,
        String kind,
        String slug,
        String title,
        Integer week,
        Instant dueAt,
        Instant closesAt) {

    /// The page it is done on; of a kind without pages of its own, that of its week.
    Link link(Term term) {
        if (kind.equals("assignment"))
            return new Link(title, Addresses.assignment(term.path(), slug));
        if (kind.equals("quiz")) return new Link(title, Addresses.quiz(term.path(), slug));
        return new Link(title, week == null ? term.path() : Addresses.week(term.path(), week));
    }

    static String extensions(Term term, String ref) {
        return term.path() + "/activities/" + ref + "/extensions";
    }

    static String requests(Term term, String ref) {
        return term.path() + "/activities/" + ref + "/extension-requests";
    }
}

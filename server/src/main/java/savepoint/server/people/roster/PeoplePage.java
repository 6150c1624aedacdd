package savepoint.server.people.roster;

import java.util.List;
import java.util.Map;
import savepoint.server.web.Link;
import savepoint.server.web.Post;

/// The people of a term (`people/people.html`, staff only).
///
/// @param bulk what is done with those that are ticked; null for who may not
/// @param earlier the page before and after, null where there is none
public record PeoplePage(
        Tally tally,
        Search search,
        int found,
        List<Entry> people,
        Link earlier,
        Link later,
        Links links,
        Bulk bulk) {
    /// How many there are.
    public record Tally(long students, long staff, long dropped, long notInYet) {}

    /// The form that narrows the list, as it was filled in; `everything` leads back to the whole list.
    public record Search(
            String action,
            String words,
            List<Select> selects,
            boolean narrows,
            String everything) {}

    /// A list to choose from.
    public record Select(String name, String label, List<Choice> choices) {}

    /// One that can be chosen.
    public record Choice(String value, String text, boolean chosen) {}

    /// Where else one goes from here; `add` and `bring` are null for who may not.
    public record Links(Link add, Link bring, Link export) {}

    /// What is done with several at once: each form has its own address, `back` is the list as it
    /// stands, `filter` what narrows it.
    public record Bulk(
            Post change,
            String invite,
            String extend,
            String back,
            Map<String, String> filter,
            List<String> sections,
            List<String> groups) {}

    /// Somebody. Texts are null where there is nothing to say; `notInYet` if they cannot sign in so far.
    public record Entry(
            String ref,
            String href,
            String name,
            String email,
            String number,
            String role,
            String section,
            List<String> groups,
            String timeFactor,
            boolean dropped,
            boolean notInYet) {}
}

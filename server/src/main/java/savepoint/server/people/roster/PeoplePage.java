package savepoint.server.people.roster;

import java.util.List;
import java.util.Map;
import savepoint.server.web.Link;
import savepoint.server.web.Post;

/// The people of a term (`people/people.html`, staff only).
///
/// @param bulk what is done with those that are ticked; null for who may not
/// @param problems why what was sent by that form was not done
/// @param earlier the page before and after, null where there is none
public record PeoplePage(
        Tally tally,
        Search search,
        int found,
        List<Entry> people,
        Link earlier,
        Link later,
        Links links,
        Bulk bulk,
        List<String> problems) {
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

    /// What is done with several at once: each form has its own address; `number` is that of the page of the list, `filter`
    /// what narrows it, `said` what was typed.
    public record Bulk(
            Post change,
            String invite,
            String extend,
            int number,
            Map<String, String> filter,
            Said said,
            List<String> sections,
            List<String> groups) {}

    /// The form for several as it was filled in; `all` if it means all whom the list holds.
    public record Said(boolean all, String section, String group, String factor) {}

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
            boolean notInYet,
            boolean ticked) {}
}

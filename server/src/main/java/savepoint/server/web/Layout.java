package savepoint.server.web;

import java.util.List;

/// What every page shares, given to every template as `layout`.
///
/// `crumbs` lead from the course down to the page's parent (the page itself is added by its title);
/// `course`, `signedIn` and `flash` are null where there is none; `csrf` goes into every form,
/// `nonce` is the one that style-src names in this response; `assets` is the address prefix of the
/// static files with their version in it, without a slash at its end (`/static/7f3a9c`), so that
/// modules and fonts found relative to a style sheet or script are versioned with it; `zone` is the id of the time zone
/// that the viewer chose, or null.
public record Layout(
        String title,
        Course course,
        List<Link> crumbs,
        String signedIn,
        String csrf,
        String nonce,
        Flash flash,
        String assets,
        String zone) {

    /// For a viewer who chose no time zone.
    public Layout(
            String title,
            Course course,
            List<Link> crumbs,
            String signedIn,
            String csrf,
            String nonce,
            Flash flash,
            String assets) {
        this(title, course, crumbs, signedIn, csrf, nonce, flash, assets, null);
    }

    /// The course a page stands in: `href` is its first page, `term` the term's name
    /// (`Fall 2026`), `navigation` the course's own menu as this viewer may see it.
    public record Course(String title, String term, String href, List<MenuItem> navigation) {}

    /// One entry of a course's menu; `current` marks the part the page belongs to, `waiting` counts what waits there.
    public record MenuItem(String text, String href, boolean current, int waiting) {
        /// An entry where nothing waits.
        public MenuItem(String text, String href, boolean current) {
            this(text, href, current, 0);
        }
    }

    /// A message about what the viewer did last, shown once.
    public record Flash(Tone tone, String text) {}

    /// Whether a message reports success, needs attention, or says that something went wrong.
    public enum Tone implements Coded {
        GOOD,
        NOTE,
        BAD
    }
}

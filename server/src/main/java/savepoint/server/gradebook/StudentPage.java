package savepoint.server.gradebook;

import java.util.List;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;

/// All points of one student (`gradebook/student.html`): their own page, and what staff see of them.
///
/// `own` tells the student's own from the staff's; `total` is null while nothing counts, `letter` without letters. `trial`
/// is what the total would be with the points that were typed, null where none were; `problem` says which cannot be tried.
public record StudentPage(
        Link book,
        String name,
        String email,
        boolean own,
        String action,
        String total,
        String letter,
        String says,
        Trial trial,
        String problem,
        List<Share> shares,
        List<Entry> missing,
        List<Entry> next,
        List<Week> weeks,
        List<Appealed> appeals,
        Chart progress,
        String download) {

    /// What a category comes to; `weight` is null without weights.
    public record Share(String name, String weight, String percent, String says) {}

    /// What the total would be.
    public record Trial(String total, String letter, String says) {}

    /// A week's activities.
    public record Week(String title, List<Entry> entries) {}

    /// An activity: `href` leads to where its points came from, or to the activity; `due` may be null; `appeal` is null
    /// where there is nothing to appeal; `field` is the name
    /// of the field for trying other points, `typed` what was typed there.
    public record Entry(
            String title,
            String kind,
            String href,
            String state,
            String stateWords,
            String amount,
            String of,
            boolean late,
            boolean dropped,
            Moment due,
            String says,
            Link more,
            Link appeal,
            String field,
            String typed) {}

    /// An appeal of theirs, and what became of it.
    public record Appealed(Link link, String state, String words, String reason) {}
}

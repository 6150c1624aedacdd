package savepoint.server.points;

import java.util.List;
import savepoint.server.review.Insights;
import savepoint.server.web.Link;

/// A policy tried on a class, for instructors (`points/trial.html`).
///
/// `published` says that it is the policy that holds; `problem` is why what was asked for cannot be tried, or null;
/// `insights` is null where no reviews were written.
public record TrialPage(
        Link assignment,
        List<Select> selects,
        List<NumberField> numbers,
        List<Choice> lateCosts,
        boolean invented,
        boolean published,
        String problem,
        String yaml,
        int students,
        List<Row> rows,
        List<String> missing,
        List<Example> examples,
        Insights insights) {

    /// A choice with its options.
    public record Select(String name, String label, List<Choice> choices) {}

    /// One of several that may be chosen.
    public record Choice(String value, String text, boolean chosen) {}

    /// A number as it was typed; `unit` is empty where it has none.
    public record NumberField(
            String name, String label, String value, int least, int most, String unit) {}

    /// The spread of one part; `of` is null for what only takes points off.
    public record Row(
            String name,
            String lowest,
            String quarter,
            String middle,
            String threeQuarters,
            String highest,
            String of) {}

    /// A student's points, explained.
    public record Example(String title, List<PointsPage.Line> lines, String sum) {}
}

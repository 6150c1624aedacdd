package savepoint.server.web;

import java.util.List;
import java.util.Map;
import savepoint.server.points.PointsPage;
import savepoint.server.points.PointsPage.Line;
import savepoint.server.points.TrialPage;
import savepoint.server.review.Insights;

/// Where points come from, and a policy tried on a class.
final class SamplePoints {
    private SamplePoints() {}

    static void addTo(Map<String, SamplePages.Sample> samples) {
        samples.put(
                "points",
                page("points", new PointsPage(SampleFacts.BANK, all(), "135", "150", false)));
        samples.put(
                "points-open",
                page("points", new PointsPage(SampleFacts.BANK, open(), "39.5", "150", true)));
        samples.put("points-trial", page("trial", trial(false, null)));
        samples.put("points-trial-invented", page("trial", trial(true, null)));
        samples.put(
                "points-trial-problem",
                page("trial", trial(true, "Students must be a whole number from 3 to 500.")));
    }

    private static SamplePages.Sample page(String template, Object page) {
        return SamplePages.inWeeks("points/" + template, page, "Points", SampleFacts.BANK);
    }

    private static List<Line> all() {
        return List.of(
                new Line(
                        "Instructor",
                        "51",
                        "60",
                        "checks 36 of 40 (refuses-overdraft failed, −4), design 15 of 20, by B. Osei",
                        false),
                new Line("Peers", "34", "40", "median of 3 reviews (30, 34, 38)", false),
                new Line("Reviewing", "50", "50", "3 of 3 done in time", false),
                new Line("Late", "0", null, "1 day, covered by a free day", false));
    }

    private static List<Line> open() {
        return List.of(
                new Line(
                        "Instructor",
                        "39.5",
                        "60",
                        "checks 30 of 40 (refuses-overdraft failed, −6), Design of the code 9.5 of 12, by B. Osei, Reasons for the transaction not judged yet",
                        true),
                new Line("Peers", "0", "40", "not released yet", true),
                new Line("Reviewing", "0", "50", "not over yet", true));
    }

    private static TrialPage trial(boolean invented, String problem) {
        var fails = problem != null;
        return new TrialPage(
                SampleFacts.BANK,
                List.of(
                        select("class", "Class", "this one, as it stands", "an invented one"),
                        select(
                                "peers-by",
                                "Peers’ part",
                                "median of the reviews",
                                "mean of the reviews"),
                        select(
                                "too-few-reviews",
                                "With fewer reviews",
                                "the instructor’s share",
                                "all points"),
                        select(
                                "unwritten-reviews",
                                "A review not written costs",
                                "its share of reviewing",
                                "all of reviewing")),
                List.of(
                        new TrialPage.NumberField(
                                "least-reviews", "Fewest reviews that count", "1", 1, 10, ""),
                        new TrialPage.NumberField(
                                "quality", "Quality decides", "40", 0, 100, "% of reviewing"),
                        new TrialPage.NumberField(
                                "students", "Students", fails ? "2" : "30", 3, 500, "invented")),
                List.of(
                        new TrialPage.Choice("late-instructor", "instructor", true),
                        new TrialPage.Choice("late-peers", "peers", true),
                        new TrialPage.Choice("late-reviewing", "reviewing", false)),
                invented,
                !invented,
                problem,
                "points:\n  instructor: 60\n  peers: 40\n  reviewing: 50\n  quality: 40%\n",
                fails ? 0 : 30,
                fails
                        ? List.of()
                        : List.of(
                                new TrialPage.Row("Instructor", "0", "38", "47", "53", "60", "60"),
                                new TrialPage.Row("Peers", "0", "28", "33", "36", "40", "40"),
                                new TrialPage.Row("Late", "−17", "−9.6", "0", "0", "0", null),
                                new TrialPage.Row("Total", "0", "104", "122", "134", "148", "150")),
                fails ? List.of() : List.of("2 handed in nothing", "4 handed in late"),
                fails
                        ? List.of()
                        : List.of(
                                new TrialPage.Example(
                                        "The fewest points", open(), "So far 39.5 of 150"),
                                new TrialPage.Example("In the middle", all(), "Total 135 of 150")),
                fails ? null : insights());
    }

    private static Insights insights() {
        return new Insights(
                List.of(
                        new Insights.Seen(
                                1, "Ben Okri", 3, "20.0", "22.4", "5.1", "reviews lie far apart"),
                        new Insights.Seen(2, "Ada Lovelace", 3, "34.0", "33.1", "2.4", null)),
                List.of(
                        "Cy Twombly gave the work of Ben Okri 4.0 points; 27.3 were to be expected."));
    }

    private static TrialPage.Select select(String name, String label, String one, String other) {
        return new TrialPage.Select(
                name,
                label,
                List.of(
                        new TrialPage.Choice("one", one, true),
                        new TrialPage.Choice("other", other, false)));
    }
}

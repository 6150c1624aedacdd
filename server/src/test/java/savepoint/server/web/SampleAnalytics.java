package savepoint.server.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import savepoint.server.analytics.BehindPage;
import savepoint.server.analytics.CheckRow;
import savepoint.server.analytics.ChecksPage;
import savepoint.server.analytics.WeeksPage;
import savepoint.server.gradebook.Chart;

/// How the term goes, as staff see it.
final class SampleAnalytics {
    private static final String HERE = SampleGrades.BOOK + "/analytics";
    private static final Link LINK = new Link("Analytics", HERE);
    private static final List<WeeksPage.Choice> SECTIONS =
            List.of(new WeeksPage.Choice("", "all", true), new WeeksPage.Choice("A", "A", false));

    private SampleAnalytics() {}

    static void addTo(Map<String, SamplePages.Sample> samples) {
        samples.put("analytics", page("weeks", weeks(), "Analytics"));
        samples.put("analytics-empty", page("weeks", nothing(), "Analytics"));
        samples.put("analytics-checks", page("checks", checks(rows(null)), "Checks"));
        samples.put("analytics-checks-empty", page("checks", checks(List.of()), "Checks"));
        samples.put("analytics-behind", page("behind", behind(behind()), "Who falls behind"));
        samples.put(
                "analytics-behind-empty", page("behind", behind(List.of()), "Who falls behind"));
    }

    private static SamplePages.Sample page(String template, Object page, String title) {
        return new SamplePages.Sample(
                "analytics/" + template,
                page,
                SamplePages.layout(title, SamplePages.course("Gradebook"), List.of()));
    }

    private static WeeksPage weeks() {
        return new WeeksPage(
                SampleGrades.LINK,
                HERE,
                new Link("Who falls behind", HERE + "/behind"),
                SECTIONS,
                List.of(
                        new WeeksPage.Week(9, share(301, 308), share(1490, 2002), null),
                        new WeeksPage.Week(10, share(282, 308), share(1201, 2002), null),
                        new WeeksPage.Week(11, share(251, 308), null, share(580, 924))),
                chart("read", "Lessons read, percent", 98, 92, 81),
                chart("right", "Quiz questions right, percent", 74, 60),
                chart("passed", "Checks passed in the end, percent", 63),
                rows(HERE + "/assignments/bank-transfer"),
                List.of(new Link("Bank transfer", HERE + "/assignments/bank-transfer")),
                chart("minutes", "Minutes that half of the attempts took at most", 18, 24),
                List.of(
                        new WeeksPage.Quiz(
                                "1", "Week 9 Quiz", "/q", 154, "12", "18", "24", "30", 9),
                        new WeeksPage.Quiz(
                                "2",
                                "Transactions, isolation and what happens when they fail",
                                "/q",
                                1,
                                "24",
                                "24",
                                "24",
                                null,
                                0)));
    }

    private static WeeksPage nothing() {
        return new WeeksPage(
                SampleGrades.LINK,
                HERE,
                new Link("Who falls behind", HERE + "/behind"),
                List.of(),
                List.of(),
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                List.of());
    }

    private static WeeksPage.Share share(int done, int of) {
        return new WeeksPage.Share(done, of, Math.round(100f * done / of));
    }

    private static Chart chart(String id, String heading, int... values) {
        var bars = new ArrayList<Chart.Value>();
        for (var i = 0; i < values.length; i++)
            bars.add(new Chart.Value(Integer.toString(i + 9), values[i] + " %", values[i]));
        return Chart.of(id, heading, "Week", bars, 100);
    }

    private static ChecksPage checks(List<CheckRow> rows) {
        return new ChecksPage(
                SampleGrades.LINK,
                LINK,
                new Link("Bank transfer", SampleFacts.TERM + "/assignments/bank-transfer"),
                SECTIONS,
                HERE + "/assignments/bank-transfer",
                rows);
    }

    private static List<CheckRow> rows(String href) {
        return List.of(
                new CheckRow(
                        "all-or-nothing",
                        "When the connection is lost in the middle, nothing of the transfer remains",
                        "Bank transfer",
                        href,
                        154,
                        41,
                        27,
                        6,
                        4),
                new CheckRow(
                        "refuses-overdraft",
                        "An overdraft is refused and leaves both accounts as they were",
                        "Bank transfer",
                        href,
                        154,
                        96,
                        62,
                        31,
                        2),
                new CheckRow(
                        "compiles", "The file compiles", "Bank transfer", href, 3, 0, 0, 0, null));
    }

    private static BehindPage behind(List<BehindPage.Row> rows) {
        return new BehindPage(
                SampleGrades.LINK, LINK, HERE + "/behind", SECTIONS, 2, 5, 14, 154, rows);
    }

    private static List<BehindPage.Row> behind() {
        return List.of(
                new BehindPage.Row(
                        "Maximiliane-Theodora von und zu Hohenlohe-Waldenburg",
                        "A",
                        "/s",
                        List.of(
                                new Link("Bank transfer", "/a"),
                                new Link("Week 11 Quiz", "/a"),
                                new Link("Connections, statements, results", "/a")),
                        5,
                        SampleFacts.FRIDAY,
                        "16 days ago",
                        true,
                        21,
                        78),
                new BehindPage.Row(
                        "Ben Okri", null, "/s", List.of(), 1, null, null, true, null, null));
    }
}

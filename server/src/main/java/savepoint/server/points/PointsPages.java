package savepoint.server.points;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import savepoint.server.assignment.Assignment;
import savepoint.server.review.Insights;
import savepoint.server.web.Figures;
import savepoint.server.web.Heading;
import savepoint.server.web.Reply;

/// The pages about points, put together.
final class PointsPages {
    private PointsPages() {}

    static Reply.Page own(Assignment assignment, Reckoning reckoning) {
        return new Reply.Page(
                "points/points",
                new Heading("Points", List.of(assignment.link())),
                new PointsPage(
                        assignment.link(),
                        lines(reckoning),
                        Figures.plain(reckoning.total()),
                        Figures.plain(reckoning.of()),
                        reckoning.isOpen()));
    }

    /// @param facts nobody's where nothing can be tried
    static Reply.Page trial(
            Assignment assignment, TrialForm form, List<Facts> facts, Optional<Insights> insights) {
        var published = assignment.bundle().points();
        var trial = facts.isEmpty() ? null : Trial.of(facts);
        return new Reply.Page(
                "points/trial",
                new Heading("Points policy", List.of(assignment.link())),
                new TrialPage(
                        assignment.link(),
                        form.selects(),
                        form.asked(),
                        form.lateParts(),
                        form.isInvented(),
                        form.policy().equals(published.policy()),
                        form.problems().isEmpty() ? null : String.join(" ", form.problems()),
                        form.yaml(published),
                        facts.size(),
                        trial == null ? List.of() : rows(trial),
                        trial == null
                                ? List.of()
                                : missing(trial.missing(), form.policy().leastReviews()),
                        trial == null ? List.of() : examples(trial),
                        insights.orElse(null)));
    }

    private static List<TrialPage.Row> rows(Trial trial) {
        return trial.rows().stream()
                .map(row ->
                        new TrialPage.Row(
                                row.name(),
                                signed(row.lowest()),
                                signed(row.quarter()),
                                signed(row.middle()),
                                signed(row.threeQuarters()),
                                signed(row.highest()),
                                row.of() == null ? null : Figures.plain(row.of())))
                .toList();
    }

    private static List<String> missing(Trial.Missing missing, int least) {
        var says = new ArrayList<String>();
        say(says, missing.handedInNothing(), "handed in nothing");
        say(says, missing.late(), "handed in late");
        say(says, missing.unwritten(), "wrote fewer reviews than asked");
        say(
                says,
                missing.tooFewReviews(),
                "got fewer than " + least + (least == 1 ? " review" : " reviews"));
        return says;
    }

    private static void say(List<String> says, int many, String what) {
        if (many > 0) says.add(many + " " + what);
    }

    private static List<TrialPage.Example> examples(Trial trial) {
        var examples = new ArrayList<TrialPage.Example>();
        var found = trial.examples();
        for (var i = 0; i < found.size(); i++) {
            examples.add(
                    new TrialPage.Example(
                            title(i, found.size()), lines(found.get(i)), found.get(i).sum()));
        }
        return examples;
    }

    private static String title(int place, int many) {
        if (many == 1) return "The only student";
        if (place == 0) return "The fewest points";
        return place == many - 1 ? "The most points" : "In the middle";
    }

    private static List<PointsPage.Line> lines(Reckoning reckoning) {
        return reckoning.lines().stream()
                .map(line ->
                        new PointsPage.Line(
                                line.name(),
                                signed(line.points()),
                                line.of() == null ? null : Figures.plain(line.of()),
                                line.says(),
                                line.isOpen()))
                .toList();
    }

    private static String signed(BigDecimal points) {
        return Figures.plain(points).replace('-', '−');
    }
}

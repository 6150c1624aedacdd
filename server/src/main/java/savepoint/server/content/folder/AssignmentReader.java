package savepoint.server.content.folder;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.BundleReader;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.HandInRules;
import savepoint.grader.bundle.Points;
import savepoint.grader.bundle.Problems;

/// Reads the bundles of a course.
final class AssignmentReader {
    private static final Pattern TITLE =
            Pattern.compile("(?m)^title:[ \\t]*[\"']?([^\"'#\\r\\n]*[^\"'#\\s])");
    private static final Pattern WEEK = Pattern.compile("(?m)^week:[ \\t]*(\\d{1,2})\\b");

    private final SourceFiles source;
    private final Problems problems;

    AssignmentReader(SourceFiles source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    Assignment read(String slug) {
        var folder = "assignments/" + slug;
        var tree = source.tree(folder, problems).orElse(FileTree.of(Map.of()));
        var bundle = BundleReader.read(slug, folder + "/", tree, problems);
        return new Assignment(
                slug,
                bundle.map(AssignmentReader::facts).orElseGet(() -> guessed(slug, tree)),
                tree,
                bundle.isEmpty());
    }

    /// What a broken assignment.yaml is about, line by line: its week's row must not lose it for a slip of the pen.
    private static AssignmentFacts guessed(String slug, FileTree tree) {
        var yaml = tree.text("assignment.yaml").orElse("");
        var title = TITLE.matcher(yaml);
        var week = WEEK.matcher(yaml);
        return new AssignmentFacts(
                title.find() ? title.group(1) : slug,
                week.find() ? Optional.of(Integer.valueOf(week.group(1))) : Optional.empty(),
                RowPoints.NONE,
                List.of(),
                counts(HandInRules.DEFAULT),
                List.of(),
                false);
    }

    private static AssignmentFacts facts(Bundle bundle) {
        return new AssignmentFacts(
                bundle.title(),
                bundle.week(),
                points(bundle.points()),
                bundle.submit(),
                counts(bundle.rules()),
                bundle.formerly(),
                bundle.retired());
    }

    private static String counts(HandInRules rules) {
        return switch (rules.counts()) {
            case LAST -> "last";
            case BEST -> "best";
        };
    }

    private static RowPoints points(Points points) {
        return new RowPoints(
                given(points.instructor()), given(points.peers()), given(points.reviewing()));
    }

    private static Optional<BigDecimal> given(BigDecimal points) {
        return points.signum() == 0 ? Optional.empty() : Optional.of(points);
    }
}

package savepoint.server.points;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import savepoint.server.points.Reckoning.Line;
import savepoint.server.web.Figures;

/// The part that checks and the instructor's rubric give.
final class InstructorPart {
    private InstructorPart() {}

    static Line of(Facts facts) {
        var of = facts.points().instructor();
        if (facts.handIn().isEmpty())
            return new Line("Instructor", BigDecimal.ZERO, of, facts.nothing(), false);
        var handIn = facts.handIn().get();
        var says = new ArrayList<String>();
        var points = given(handIn.marks());
        boolean isOpen = isOpen(handIn.marks());
        switch (handIn.found()) {
            case Facts.Running _ -> {
                says.add("the checks are still running");
                isOpen = true;
            }
            case Facts.Faulted _ -> {
                says.add(
                        "the grader failed and not the hand-in, which costs nothing; staff have been told");
                isOpen = true;
            }
            case Facts.Untried(var all, var why) -> {
                if (all.signum() > 0)
                    says.add("checks %s, as %s".formatted(Reckon.outOf(BigDecimal.ZERO, all), why));
            }
            case Facts.Checks checks -> {
                points = points.add(checks.points());
                if (checks.of().signum() > 0) says.add(words(checks));
            }
        }
        says.addAll(words(handIn.marks()));
        return new Line(
                "Instructor", Reckon.within(points, of), of, String.join(", ", says), isOpen);
    }

    private static String words(Facts.Checks checks) {
        var lost =
                checks.lost().stream()
                        .map(one ->
                                "%s failed, −%s"
                                        .formatted(one.check(), Figures.plain(one.points())))
                        .collect(Collectors.joining("; "));
        return "checks %s%s"
                .formatted(
                        Reckon.outOf(checks.points(), checks.of()),
                        lost.isEmpty() ? "" : " (" + lost + ")");
    }

    static BigDecimal given(List<Facts.Mark> marks) {
        return marks.stream()
                .map(mark -> mark.points().orElse(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static boolean isOpen(List<Facts.Mark> marks) {
        return marks.stream().anyMatch(mark -> mark.points().isEmpty());
    }

    /// `design 15 of 20, by B. Osei`: whoever judged stands after the last of theirs in a row.
    static List<String> words(List<Facts.Mark> marks) {
        var says = new ArrayList<String>();
        for (var i = 0; i < marks.size(); i++) {
            var mark = marks.get(i);
            if (mark.points().isEmpty()) {
                says.add("%s not judged yet".formatted(mark.title()));
                continue;
            }
            var next = i + 1 < marks.size() ? marks.get(i + 1).by().orElse(null) : null;
            var by = mark.by().filter(name -> !Objects.equals(name, next));
            says.add(
                    "%s %s%s"
                            .formatted(
                                    mark.title(),
                                    Reckon.outOf(mark.points().get(), mark.of()),
                                    by.map(name -> ", by " + name).orElse("")));
        }
        return says;
    }
}

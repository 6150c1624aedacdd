package savepoint.server.gradebook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import savepoint.server.gradebook.facts.Gradebook;
import savepoint.server.gradebook.facts.Pupil;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.web.Figures;
import savepoint.server.web.Heading;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// How the class stands, in two pictures: everybody's totals, and the weeks.
final class ClassRoutes {

    private final Gradebook gradebook;

    ClassRoutes(Gradebook gradebook) {
        this.gradebook = gradebook;
    }

    List<Route> routes(Gate gate) {
        return List.of(gate.get(Paths.BOOK + "/class", Access.STAFF, this::show));
    }

    private Reply show(Viewer.Staff staff, Request request) {
        var term = staff.term();
        var section = request.query("section");
        var everybody = gradebook.pupils(term);
        var pupils =
                everybody.stream()
                        .filter(one -> section.isEmpty() || section.equals(one.section()))
                        .toList();
        var sheet = gradebook.sheet(term, pupils);
        var totals =
                sheet.rows().stream()
                        .flatMap(row -> row.grade().percent().stream())
                        .sorted()
                        .toList();
        return new Reply.Page(
                "gradebook/class",
                new Heading("The class", List.of(Paths.link(term))),
                new ClassPage(
                        Paths.link(term),
                        pupils.size(),
                        mean(totals).map(ClassRoutes::percent).orElse(null),
                        totals.isEmpty() ? null : percent(middle(totals)),
                        totals.isEmpty()
                                ? null
                                : Histogram.of("totals", "Students by total", totals),
                        WeekChart.of("Points earned, week by week", sheet, sheet.rows()),
                        sections(everybody, section)));
    }

    private static List<ClassPage.Choice> sections(List<Pupil> pupils, String chosen) {
        var names =
                pupils.stream().map(Pupil::section).filter(Objects::nonNull).distinct().sorted();
        var choices =
                Stream.concat(
                                Stream.of(new ClassPage.Choice("", "all", chosen.isEmpty())),
                                names.map(name ->
                                        new ClassPage.Choice(name, name, name.equals(chosen))))
                        .toList();
        return choices.size() == 1 ? List.of() : choices;
    }

    private static Optional<BigDecimal> mean(List<BigDecimal> totals) {
        return totals.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        totals.stream()
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .divide(
                                        BigDecimal.valueOf(totals.size()),
                                        1,
                                        RoundingMode.HALF_UP));
    }

    private static BigDecimal middle(List<BigDecimal> sorted) {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1)
                        .add(sorted.get(middle))
                        .divide(BigDecimal.TWO, 1, RoundingMode.HALF_UP);
    }

    private static String percent(BigDecimal percent) {
        return Figures.plain(percent) + " %";
    }
}

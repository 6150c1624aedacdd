package savepoint.server.gradebook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import savepoint.server.gradebook.facts.Column;
import savepoint.server.gradebook.facts.Sheet;
import savepoint.server.web.Figures;

/// What the points of each week came to, of all that count in it: as in the total, extra credit comes on top and what is
/// left out is not there.
final class WeekChart {
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    private WeekChart() {}

    /// The weeks of these rows of a sheet, together; null while nothing counts.
    static Chart of(String heading, Sheet sheet, List<Sheet.Row> rows) {
        var values = new ArrayList<Chart.Value>();
        for (var week :
                sheet.columns().stream()
                        .map(Column::week)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList()) {
            var points = BigDecimal.ZERO;
            var of = BigDecimal.ZERO;
            for (var i = 0; i < sheet.columns().size(); i++) {
                var column = sheet.columns().get(i);
                if (!week.equals(column.week())) continue;
                boolean extra = sheet.items().get(i).extra();
                for (var row : rows) {
                    var cell = row.of(column).holds();
                    if (!cell.counts() || row.grade().isDropped(column.id())) continue;
                    points = points.add(cell.points());
                    if (!extra) of = of.add(cell.of());
                }
            }
            if (of.signum() == 0) continue;
            var percent = points.multiply(ALL).divide(of, 0, RoundingMode.HALF_UP);
            values.add(
                    new Chart.Value(
                            Integer.toString(week),
                            Figures.plain(percent) + " %",
                            percent.doubleValue()));
        }
        return values.isEmpty() ? null : Chart.of("weeks", heading, "Week", values, 100);
    }
}

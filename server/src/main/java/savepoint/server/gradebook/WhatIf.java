package savepoint.server.gradebook;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import savepoint.server.gradebook.facts.Column;
import savepoint.server.gradebook.facts.Sheet;
import savepoint.server.gradebook.maths.Cell;
import savepoint.server.gradebook.maths.State;
import savepoint.server.web.Request;

/// Points that somebody would like to try, as typed in the address: `w-` and the activity's ref.
record WhatIf(Map<Long, String> typed, Map<Long, BigDecimal> points, Optional<String> problem) {
    private static final Pattern POINTS = Pattern.compile("\\d{1,5}([.,]\\d{1,2})?");

    static WhatIf read(Request request, Sheet sheet) {
        var typed = new LinkedHashMap<Long, String>();
        var points = new LinkedHashMap<Long, BigDecimal>();
        Optional<String> problem = Optional.empty();
        for (var column : sheet.columns()) {
            var text = request.query(field(column)).strip();
            if (text.isEmpty()) continue;
            typed.put(column.id(), text.substring(0, Math.min(text.length(), 8)));
            if (POINTS.matcher(text).matches())
                points.put(column.id(), new BigDecimal(text.replace(',', '.')));
            else
                problem =
                        Optional.of(
                                "%s: points are a number such as 12 or 7.5."
                                        .formatted(column.title()));
        }
        return new WhatIf(typed, points, problem);
    }

    static String field(Column column) {
        return "w-" + column.ref();
    }

    /// What the cell would be.
    Cell of(Column column, Cell now) {
        var tried = points.get(column.id());
        if (tried == null) return now;
        return Cell.scored(State.GRADED, tried, column.worth(), "tried");
    }

    boolean isTried() {
        return problem.isEmpty() && !points.isEmpty();
    }
}

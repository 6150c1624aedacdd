package savepoint.grader.generate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import savepoint.grader.query.Hints;

/// Values on and next to the border that a constant of a query draws, the constant itself first.
final class Pointed {
    private static final int LONGEST = 60;

    private Pointed() {}

    static Set<String> values(Shape.Column column, Hints.Literal literal) {
        var values = new LinkedHashSet<String>();
        switch (column.kind()) {
            case INTEGER, DECIMAL, FLOAT -> number(column, literal, values);
            case TEXT -> text(literal, values);
            case DATE -> day(literal).forEach(day -> values.add(day.toString()));
            case TIMESTAMP -> moments(literal, values);
            case BOOLEAN -> {} // there are but two
            case TIME, INTERVAL, UUID, ENUM, OTHER -> {
                if (literal.kind() == Hints.Kind.TEXT && column.kind() != Shape.Kind.ENUM)
                    values.add(literal.text());
                if (column.labels().contains(literal.text())) values.add(literal.text());
            }
        }
        if (column.kind() == Shape.Kind.TIME
                || column.kind() == Shape.Kind.INTERVAL
                || column.kind() == Shape.Kind.UUID)
            values.removeIf(value -> !looks(column, value));
        return values;
    }

    /// Values some way behind the border that a condition of the schema draws, where all rows have to lie.
    static List<String> beyond(Shape.Column column, Hints.Literal literal) {
        boolean number = literal.text().matches("-?\\d{1,8}(\\.\\d{1,6})?");
        if (!column.kind().numeric() || !number) return List.of();
        var at = new BigDecimal(literal.text()).setScale(0, RoundingMode.CEILING);
        return IntStream.of(1, 2, 3, 5, 10, 100, 1000)
                .mapToObj(step -> at.add(BigDecimal.valueOf(step)).toPlainString())
                .toList();
    }

    private static boolean looks(Shape.Column column, String value) {
        return switch (column.kind()) {
            case TIME -> value.matches("([01]?\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?");
            case INTERVAL -> value.matches("\\d{1,3} (second|minute|hour|day|month|year)s?");
            case UUID -> value.matches("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
            default -> false;
        };
    }

    private static void number(Shape.Column column, Hints.Literal literal, Set<String> values) {
        if (literal.kind() == Hints.Kind.PATTERN || literal.kind() == Hints.Kind.LENGTH) return;
        if (!literal.text().matches("-?\\d{1,15}(\\.\\d{1,6})?")) return;
        var at = new BigDecimal(literal.text());
        if (column.kind() == Shape.Kind.INTEGER) {
            var whole = at.toBigInteger();
            for (int step : new int[] {0, 1, -1, 2, -2})
                values.add(whole.add(java.math.BigInteger.valueOf(step)).toString());
            values.add(whole.shiftRight(1).toString());
            return;
        }
        var step = BigDecimal.ONE.movePointLeft(Math.min(column.scale(), 2));
        values.add(at.toPlainString());
        values.add(at.add(step).toPlainString());
        values.add(at.subtract(step).toPlainString());
        values.add(at.add(BigDecimal.TEN).toPlainString());
        values.add(at.subtract(BigDecimal.TEN).toPlainString());
        values.add(at.divide(BigDecimal.TWO).toPlainString());
    }

    private static void text(Hints.Literal literal, Set<String> values) {
        switch (literal.kind()) {
            case TEXT -> {
                var text = literal.text();
                if (text.length() > LONGEST) return;
                values.add(text);
                values.add(twin(text));
                values.add(text + " ");
                values.add(text + "x");
                values.add("x" + text);
                if (text.length() > 1) values.add(text.substring(0, text.length() - 1));
            }
            case PATTERN -> {
                if (literal.text().length() <= LONGEST) pattern(literal.text(), values);
            }
            case LENGTH -> {
                if (!literal.text().matches("\\d{1,2}")) return;
                int length = Integer.parseInt(literal.text());
                for (int step : new int[] {0, 1, -1})
                    if (length + step >= 0) values.add("a".repeat(length + step));
            }
            case NUMBER -> {
                if (literal.text().length() <= LONGEST && !literal.columns().isEmpty())
                    values.add(literal.text());
            }
        }
    }

    private static String twin(String text) {
        var upper = text.toUpperCase(Locale.ROOT);
        return upper.equals(text) ? text.toLowerCase(Locale.ROOT) : upper;
    }

    /// What a pattern of LIKE matches, and what it just misses.
    private static void pattern(String pattern, Set<String> values) {
        var least = pattern.replace("%", "").replace('_', 'x');
        values.add(least);
        values.add(pattern.replace("%", "xy").replace('_', 'z'));
        values.add(least + "x");
        values.add("x" + least);
        values.add("x" + least + "x");
        values.add(twin(least));
        values.add(pattern.replace("%", "").replace("_", ""));
        values.add(pattern.replace("%", " ").replace('_', 'x'));
        values.add(least.isEmpty() ? "" : least.substring(1));
    }

    /// The days around one, around the ends of a month or of a year.
    private static List<LocalDate> day(Hints.Literal literal) {
        var text = literal.text();
        var days = new ArrayList<LocalDate>();
        if (literal.kind() == Hints.Kind.PATTERN) text = text.replace("%", "").replace("_", "");
        if (text.matches("\\d{4}-\\d{1,2}-?")) text = text.replaceFirst("-$", "");
        if (text.matches("\\d{4}-?")) {
            int year = Integer.parseInt(text.substring(0, 4));
            if (year >= 1900 && year <= 2100) {
                days.add(LocalDate.of(year, 6, 15));
                days.add(LocalDate.of(year, 1, 1));
                days.add(LocalDate.of(year, 12, 31));
                days.add(LocalDate.of(year - 1, 12, 31));
                days.add(LocalDate.of(year + 1, 1, 1));
            }
        } else if (text.matches("\\d{4}-\\d{1,2}")) {
            parse(text + "-01")
                    .ifPresent(first -> {
                        days.add(first);
                        days.add(first.plusDays(14));
                        days.add(first.plusMonths(1).minusDays(1));
                        days.add(first.plusMonths(1));
                        days.add(first.minusDays(1));
                    });
        } else if (literal.kind() == Hints.Kind.NUMBER && text.matches("\\d{1,2}")) {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= 12) {
                days.add(LocalDate.of(2024, number, 1));
                days.add(LocalDate.of(2024, number, 1).minusDays(1));
                days.add(LocalDate.of(2023, number, 15));
            }
            // so far apart, and a day more
            days.add(LocalDate.of(2024, 2, 28).plusDays(number));
            days.add(LocalDate.of(2024, 2, 28).plusDays(number + 1L));
        } else {
            parse(text.length() > 10 ? text.substring(0, 10) : text)
                    .ifPresent(day -> {
                        days.add(day);
                        days.add(day.plusDays(1));
                        days.add(day.minusDays(1));
                        days.add(day.plusMonths(1));
                        days.add(day.minusMonths(1));
                    });
        }
        return days;
    }

    private static Optional<LocalDate> parse(String text) {
        try {
            var parts = text.split("[-/]");
            if (parts.length != 3 || !text.matches("\\d{4}[-/]\\d{1,2}[-/]\\d{1,2}"))
                return Optional.empty();
            return Optional.of(
                    LocalDate.of(
                            Integer.parseInt(parts[0]),
                            Integer.parseInt(parts[1]),
                            Integer.parseInt(parts[2])));
        } catch (java.time.DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static void moments(Hints.Literal literal, Set<String> values) {
        try {
            var at = LocalDateTime.parse(literal.text().trim().replace(' ', 'T'));
            for (int step : new int[] {0, 1, -1}) values.add(text(at.plusSeconds(step)));
        } catch (DateTimeParseException notAMoment) {
            for (var day : day(literal)) {
                values.add(text(day.atStartOfDay()));
                values.add(text(day.atTime(12, 0)));
            }
            for (var day : day(literal)) values.add(text(day.atStartOfDay().minusSeconds(1)));
        }
    }

    private static String text(LocalDateTime at) {
        return "%s %02d:%02d:%02d"
                .formatted(at.toLocalDate(), at.getHour(), at.getMinute(), at.getSecond());
    }
}

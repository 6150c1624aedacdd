package savepoint.grader.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Values that a column may have whatever is asked of it: small ones that meet each other, then odd ones.
final class Plain {
    private static final List<String> TEXTS =
            List.of("a", "b", "c", "A", "ab", "b ", "d", "Ab", "", "e", "10", "9");
    private static final List<String> DAYS =
            List.of(
                    "2024-02-28",
                    "2024-02-29",
                    "2024-03-01",
                    "2024-03-02",
                    "2023-12-31",
                    "2024-01-01",
                    "2024-01-31",
                    "2023-02-28");
    private static final List<String> MOMENTS =
            List.of(
                    "2024-02-29 10:00:00",
                    "2024-02-29 00:00:00",
                    "2024-02-29 23:59:59",
                    "2024-03-01 00:00:00",
                    "2023-12-31 23:59:59",
                    "2024-01-01 00:00:00",
                    "2024-03-02 10:00:00");

    private Plain() {}

    static List<String> values(Shape.Column column) {
        return switch (column.kind()) {
            case INTEGER -> List.of("1", "2", "3", "4", "5", "0", "-1", "10", "6", "7");
            case DECIMAL, FLOAT -> decimals(column);
            case TEXT -> texts(column);
            case BOOLEAN -> List.of("t", "f");
            case DATE -> DAYS;
            case TIMESTAMP -> MOMENTS;
            case TIME -> List.of("10:00:00", "00:00:00", "10:00:01", "23:59:59", "12:00:00");
            case INTERVAL -> List.of("1 day", "1 hour", "24:00:00", "1 month", "0");
            case UUID ->
                    IntStream.range(1, 7)
                            .mapToObj("00000000-0000-0000-0000-%012d"::formatted)
                            .toList();
            case ENUM -> column.labels();
            case OTHER ->
                    List.of("1", "a", "{}", "{1}", "{1,2}", "{\"a\": 1}", "2024-01-01", "\\x01");
        };
    }

    private static List<String> decimals(Shape.Column column) {
        var values = new ArrayList<>(List.of("1", "2", "3", "10"));
        if (column.scale() > 0) values.addAll(List.of("2.5", "0.5", "1.5"));
        values.addAll(List.of("0", "-1", "100", "4", "5"));
        return values;
    }

    private static List<String> texts(Shape.Column column) {
        if (column.size() != 1) return TEXTS;
        return List.of("a", "b", "A", "c", "d", "B", "M", "F", "1", "");
    }
}

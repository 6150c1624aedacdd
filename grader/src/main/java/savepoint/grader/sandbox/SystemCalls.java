package savepoint.grader.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.OptionalInt;

/// The table `system-calls.txt`: which calls a box may make, by name and number.
record SystemCalls(List<Row> rows) {
    enum Who {
        JVM,
        POSTGRESQL,
        JUDGED
    }

    record Row(String name, OptionalInt x86, OptionalInt arm, Who who) {
        OptionalInt number(Architecture architecture) {
            return switch (architecture) {
                case X86_64 -> x86;
                case ARM64 -> arm;
            };
        }
    }

    static SystemCalls read() {
        try (var in = SystemCalls.class.getResourceAsStream("system-calls.txt");
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return new SystemCalls(
                    lines.lines().filter(l -> !l.startsWith("#")).map(SystemCalls::row).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The calls that the profile may make whatever their arguments.
    List<Row> free(Profile profile) {
        return rows.stream()
                .filter(row ->
                        switch (row.who()) {
                            case JVM -> true;
                            case POSTGRESQL -> profile == Profile.POSTGRESQL;
                            case JUDGED -> false;
                        })
                .toList();
    }

    int number(String name, Architecture architecture) {
        return rows.stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .flatMap(row -> row.number(architecture).stream().boxed().findFirst())
                .orElseThrow(() -> new NoSuchElementException(name + " on " + architecture));
    }

    private static Row row(String line) {
        String[] cells = line.trim().split("\\s+");
        return new Row(
                cells[0],
                number(cells[1]),
                number(cells[2]),
                Who.valueOf(cells[3].toUpperCase(Locale.ROOT)));
    }

    private static OptionalInt number(String cell) {
        return cell.equals("-") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(cell));
    }
}

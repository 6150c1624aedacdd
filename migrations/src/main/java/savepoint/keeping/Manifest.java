package savepoint.keeping;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What a backup holds. It is the file's last entry, so that a backup which was cut short has none.
///
/// @param schema the newest migration of the database, such as `2026.11.26.90`
public record Manifest(
        String schema, Instant madeAt, List<Table> tables, List<Sequence> sequences) {
    static final String ENTRY = "manifest";
    private static final String FORMAT = "savepoint-backup 1";

    public Manifest {
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
    }

    /// One table's rows, as PostgreSQL's COPY writes them.
    ///
    /// @param sha256 of that text, in hexadecimal digits
    public record Table(String name, List<String> columns, long rows, String sha256) {
        String entry() {
            return "tables/" + name;
        }
    }

    /// The last number that a sequence gave out; 0 where it gave none yet.
    public record Sequence(String name, long last) {}

    /// All rows of all tables.
    public long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }

    String text() {
        var text = new StringBuilder(FORMAT).append('\n');
        text.append("schema ").append(schema).append('\n');
        text.append("made ").append(madeAt).append('\n');
        for (var table : tables)
            text.append(
                    "table %s %d %s %s\n"
                            .formatted(
                                    table.name(),
                                    table.rows(),
                                    table.sha256(),
                                    String.join(",", table.columns())));
        for (var one : sequences) text.append("sequence %s %d\n".formatted(one.name(), one.last()));
        return text.append("end\n").toString();
    }

    static Manifest parse(String text) throws IOException {
        var lines = text.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().equals(FORMAT))
            throw new IOException("this is no backup that this version of Savepoint can read");
        if (!lines.getLast().equals("end")) throw new IOException("the backup's list is cut short");
        var schema = "";
        var madeAt = Instant.EPOCH;
        var tables = new ArrayList<Table>();
        var sequences = new ArrayList<Sequence>();
        for (var line : lines.subList(1, lines.size() - 1)) {
            var words = line.split(" ", -1);
            try {
                switch (words[0]) {
                    case "schema" -> schema = words[1];
                    case "made" -> madeAt = Instant.parse(words[1]);
                    case "table" ->
                            tables.add(
                                    new Table(
                                            words[1],
                                            List.of(words[4].split(",")),
                                            Long.parseLong(words[2]),
                                            words[3]));
                    case "sequence" ->
                            sequences.add(new Sequence(words[1], Long.parseLong(words[2])));
                    default -> throw new IOException("the backup's list has a line '" + line + "'");
                }
            } catch (ArrayIndexOutOfBoundsException
                    | NumberFormatException
                    | DateTimeException garbled) {
                throw new IOException("the backup's list has a line '" + line + "'", garbled);
            }
        }
        return new Manifest(schema, madeAt, tables, sequences);
    }
}

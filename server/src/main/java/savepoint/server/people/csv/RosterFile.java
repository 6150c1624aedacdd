package savepoint.server.people.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A roster as some system or somebody wrote it.
///
/// @param encoding by which its bytes were read, in words
/// @param assumed whether nothing in the file says so
/// @param separator what stands between its cells, in words
/// @param heading the line of its headings, from 1
/// @param unused columns that say nothing to us
/// @param leftOut whom the lines speak of that are none of the rows
/// @param problems what was left out or read otherwise than it stands, in order of the lines
public record RosterFile(
        String encoding,
        boolean assumed,
        String separator,
        int heading,
        List<String> unused,
        List<RosterRow> rows,
        List<Mention> leftOut,
        List<Problem> problems) {
    /// The most bytes that are read.
    public static final int MOST_BYTES = 2 << 20;

    private static final int MOST_ROWS = 5000;
    private static final int MOST_COLUMNS = 500;
    private static final int LONGEST_CELL = 4000;
    private static final int LONGEST_RECORD = 200_000;
    // Lists that a registrar printed begin with a title and a date.
    private static final int HEADING_WITHIN = 20;
    private static final Map<Character, String> SEPARATORS =
            Map.of(',', "commas", ';', "semicolons", '\t', "tabs", '|', "bars");

    /// What became of a file.
    public sealed interface Reading {
        /// It is a roster.
        record Read(RosterFile file) implements Reading {}

        /// It is not; `why` is for whoever sent it.
        record Unreadable(String why) implements Reading {}
    }

    /// Reads a file.
    ///
    /// @param otherwise how its bytes are read if neither a mark nor they themselves tell
    /// @param domain where mail goes to whose address is not given, but how they sign in; empty for nowhere
    public static Reading read(byte[] bytes, Encoding otherwise, String domain) {
        if (bytes.length > MOST_BYTES)
            return new Reading.Unreadable("it is larger than %d MB".formatted(MOST_BYTES >> 20));
        var decoded = Decoded.of(bytes, otherwise);
        if (decoded.isEmpty())
            return new Reading.Unreadable(
                    "its letters are neither UTF-8 nor "
                            + otherwise.words()
                            + ". Choose another encoding");
        var text = decoded.get().text();
        if (text.startsWith("PK") || text.startsWith("\u00d0\u00cf"))
            return new Reading.Unreadable(
                    "it is a spreadsheet, not a CSV file. Save it as CSV first");
        if (text.indexOf('\0') >= 0)
            return new Reading.Unreadable("it holds NUL characters, so it is no text");
        return read(decoded.get(), domain);
    }

    /// A file taken apart, and where its headings are.
    private record Table(char separator, List<CsvRecord> records, int heading, Headings headings) {}

    private static Reading read(Decoded decoded, String domain) {
        var text = decoded.text();
        var best = Optional.<Table>empty();
        // By a wrong separator much looks broken: only what is broken by every one of them is.
        int broken = 0;
        for (char separator : separators(text)) {
            var table = Optional.<Table>empty();
            try {
                table = table(text, separator);
            } catch (CsvParseException _) {
                broken++;
            }
            if (table.isPresent()
                    && (best.isEmpty()
                            || table.get().headings().places().size()
                                    > best.get().headings().places().size())) best = table;
        }
        if (best.isEmpty() && broken > 0)
            return new Reading.Unreadable(
                    "a cell of it is far too long, or a quotation mark opens and does not close where a cell ends");
        if (best.isEmpty())
            return new Reading.Unreadable(
                    "none of its first %d lines has headings that tell who somebody is, such as Name and Email"
                            .formatted(HEADING_WITHIN));
        var table = best.get();
        int people = table.records().size() - table.heading() - 1;
        if (people > MOST_ROWS)
            return new Reading.Unreadable(
                    "it has %,d lines; a roster may have %,d".formatted(people, MOST_ROWS));
        var body = table.records().subList(table.heading() + 1, table.records().size());
        var reader = new RowReader(table.headings(), body, domain);
        var rows = reader.read();
        return new Reading.Read(
                new RosterFile(
                        decoded.encoding(),
                        decoded.assumed(),
                        SEPARATORS.get(table.separator()),
                        line(table.records().get(table.heading())),
                        table.headings().unused(),
                        rows,
                        reader.leftOut(),
                        reader.problems()));
    }

    // Excel writes and obeys a first line that names the separator.
    private static List<Character> separators(String text) {
        if (text.regionMatches(true, 0, "sep=", 0, 4) && text.length() > 4) {
            char said = text.charAt(4);
            if (SEPARATORS.containsKey(said)) return List.of(said);
        }
        return List.of(',', ';', '\t', '|');
    }

    private static Optional<Table> table(String text, char separator) {
        var records = new ArrayList<CsvRecord>();
        var found = Optional.<Headings>empty();
        int heading = -1;
        for (var one : records(text, separator)) {
            records.add(one);
            if (found.isEmpty() && records.size() <= HEADING_WITHIN) {
                found = Headings.of(one.getFields());
                heading = records.size() - 1;
            }
            if (found.isEmpty() && records.size() >= HEADING_WITHIN) return Optional.empty();
        }
        int at = heading;
        return found.map(headings -> new Table(separator, List.copyOf(records), at, headings));
    }

    private static Iterable<CsvRecord> records(String text, char separator) {
        var handler =
                CsvRecordHandler.of(limits ->
                        limits.maxFields(MOST_COLUMNS)
                                .maxFieldSize(LONGEST_CELL)
                                .maxRecordSize(LONGEST_RECORD));
        return CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .trimWhitespacesAroundQuotes(true)
                .build(handler, text);
    }

    static int line(CsvRecord one) {
        return Math.toIntExact(one.getStartingLineNumber());
    }
}

package savepoint.server.gradebook.in;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import savepoint.server.people.csv.Decoded;
import savepoint.server.people.csv.Encoding;

/// A gradebook as comma-separated text, ours or of Canvas or Moodle: who, by address, and what stands under each heading.
///
/// @param heads of the columns that may be activities, in order
public record GradeFile(List<String> heads, List<Line> lines) {
    /// The most bytes that are read: 2,000 students with 100 activities in parts are two megabytes.
    public static final int MOST_BYTES = 8 << 20;

    private static final int MOST_COLUMNS = 2_000;
    private static final int MOST_LINES = 10_000;
    private static final List<String> ADDRESSES =
            List.of("email", "emailaddress", "email address", "e-mail", "sis login id");

    /// A student: what stands under each of the heads.
    public record Line(int number, String email, List<String> cells) {}

    /// What became of a file.
    public sealed interface Reading {
        /// It is one.
        record Read(GradeFile file) implements Reading {}

        /// It is not; `why` is for whoever sent it.
        record Unreadable(String why) implements Reading {}
    }

    /// Reads a file.
    public static Reading read(byte[] bytes) {
        if (bytes.length > MOST_BYTES)
            return new Reading.Unreadable("it is larger than %d MB".formatted(MOST_BYTES >> 20));
        var decoded = Decoded.of(bytes, Encoding.of(""));
        if (decoded.isEmpty() || decoded.get().text().indexOf('\0') >= 0)
            return new Reading.Unreadable("it is no text. Save it as CSV in UTF-8");
        var text = decoded.get().text();
        if (text.startsWith("PK"))
            return new Reading.Unreadable("it is a workbook. Save it as CSV first");
        try {
            var records = records(text, separator(text));
            if (records.isEmpty()) return new Reading.Unreadable("it is empty");
            if (records.size() > MOST_LINES || records.getFirst().size() > MOST_COLUMNS)
                return new Reading.Unreadable("it holds more than a class can be");
            return read(records);
        } catch (CsvParseException _) {
            return new Reading.Unreadable("its quotation marks do not pair");
        }
    }

    private static List<List<String>> records(String text, char separator) {
        var handler = CsvRecordHandler.builder().build();
        try (var reader =
                CsvReader.builder()
                        .fieldSeparator(separator)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .build(handler, text)) {
            return reader.stream().map(CsvRecord::getFields).map(List::copyOf).toList();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static char separator(String text) {
        var first = text.lines().findFirst().orElse("");
        char best = ',';
        for (char one : new char[] {';', '\t'})
            if (count(first, one) > count(first, best)) best = one;
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(one -> one == wanted).count();
    }

    private static Reading read(List<List<String>> records) {
        var heads = records.getFirst().stream().map(GradeFile::plain).toList();
        var address = address(heads);
        if (address.isEmpty())
            return new Reading.Unreadable(
                    "no column tells who people are: it is called Email, Email address or SIS Login ID");
        var lines = new ArrayList<Line>();
        for (var i = 1; i < records.size(); i++) {
            var cells = records.get(i).stream().map(GradeFile::plain).toList();
            var email = address.get() < cells.size() ? cells.get(address.get()) : "";
            // Canvas writes what columns are worth among the students, Moodle averages.
            if (!email.isEmpty()) lines.add(new Line(i + 1, email, cells));
        }
        return new Reading.Read(new GradeFile(heads, lines));
    }

    private static Optional<Integer> address(List<String> heads) {
        for (var wanted : ADDRESSES)
            for (var i = 0; i < heads.size(); i++)
                if (heads.get(i).toLowerCase(Locale.ROOT).equals(wanted)) return Optional.of(i);
        return Optional.empty();
    }

    /// Without the apostrophe that keeps a spreadsheet from carrying it out.
    private static String plain(String cell) {
        var text = cell.strip();
        return text.length() > 1 && text.charAt(0) == '\'' && "=+-@|%".indexOf(text.charAt(1)) >= 0
                ? text.substring(1)
                : text;
    }
}

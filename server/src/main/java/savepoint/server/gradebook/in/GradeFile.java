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
import java.util.stream.Stream;
import savepoint.server.people.csv.Cells;
import savepoint.server.people.csv.Decoded;
import savepoint.server.people.csv.Encoding;

/// A gradebook as comma-separated text, ours or of Canvas or Moodle: who, and what stands under each heading.
///
/// @param heads of the columns that may be activities, in order
public record GradeFile(List<String> heads, List<Line> lines) {
    /// The most bytes that are read: 2,000 students with 100 activities in parts are two megabytes.
    public static final int MOST_BYTES = 8 << 20;

    private static final int MOST_COLUMNS = 2_000;
    private static final int MOST_LINES = 10_000;
    private static final List<String> ADDRESSES =
            List.of("email", "emailaddress", "email address", "e-mail");
    private static final List<String> LOGINS = List.of("sis login id", "username", "login");
    private static final List<String> NUMBERS =
            List.of("sis user id", "id number", "idnumber", "student id");

    /// A student: what stands under each of the heads.
    public record Line(int number, Who who, List<String> cells) {}

    /// What a line calls a student; each is empty where it does not say.
    ///
    /// @param login in Canvas, where it may be an address
    /// @param number the school's
    public record Who(String address, String login, String number) {
        boolean isNobody() {
            return address.isEmpty() && login.isEmpty() && number.isEmpty();
        }

        @Override
        public String toString() {
            return Stream.of(address, login, number)
                    .filter(one -> !one.isEmpty())
                    .findFirst()
                    .orElse("");
        }
    }

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
        var address = place(heads, ADDRESSES);
        var login = place(heads, LOGINS);
        var number = place(heads, NUMBERS);
        if (address.isEmpty() && login.isEmpty() && number.isEmpty())
            return new Reading.Unreadable(
                    "no column tells who people are: it is called Email, Email address, SIS Login ID, SIS User ID or ID number");
        var lines = new ArrayList<Line>();
        for (var i = 1; i < records.size(); i++) {
            var cells = records.get(i).stream().map(GradeFile::plain).toList();
            var who = new Who(cell(cells, address), cell(cells, login), cell(cells, number));
            // Canvas writes what columns are worth among the students, Moodle averages.
            if (!who.isNobody()) lines.add(new Line(i + 1, who, cells));
        }
        return new Reading.Read(new GradeFile(heads, lines));
    }

    private static String cell(List<String> cells, Optional<Integer> at) {
        return at.filter(place -> place < cells.size()).map(cells::get).orElse("");
    }

    private static Optional<Integer> place(List<String> heads, List<String> names) {
        for (var wanted : names)
            for (var i = 0; i < heads.size(); i++)
                if (heads.get(i).toLowerCase(Locale.ROOT).equals(wanted)) return Optional.of(i);
        return Optional.empty();
    }

    /// As it was before it was made harmless to spreadsheets.
    private static String plain(String cell) {
        return Cells.restored(cell.strip());
    }
}

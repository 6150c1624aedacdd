package savepoint.server.people.roster;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import savepoint.server.people.csv.Cells;

/// A roster as a file that any spreadsheet opens without harm, and that brought in again changes nothing.
final class RosterCsv {
    // Excel reads UTF-8 only where a mark says so.
    private static final String MARK = "\ufeff";
    private static final List<String> HEADINGS =
            List.of(
                    "Name",
                    "Email",
                    "Number",
                    "Login",
                    "Role",
                    "Section",
                    "Groups",
                    "Time factor",
                    "Status");

    private RosterCsv() {}

    static String write(List<RosterMember> members) {
        var text = new StringWriter();
        text.write(MARK);
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(HEADINGS);
            for (var member : members)
                csv.writeRecord(cells(member.facts()).map(Cells::defused).toList());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return text.toString();
    }

    private static Stream<String> cells(Facts facts) {
        return Stream.of(
                facts.name(),
                facts.email(),
                orEmpty(facts.number()),
                orEmpty(facts.login()),
                facts.role().code(),
                orEmpty(facts.section()),
                String.join("; ", facts.groups()),
                Facts.plain(facts.timeFactor()),
                facts.dropped() ? "dropped" : "in");
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}

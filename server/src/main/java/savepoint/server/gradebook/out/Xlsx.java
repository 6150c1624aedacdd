package savepoint.server.gradebook.out;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.dhatim.fastexcel.Workbook;

/// A table as a workbook for Excel and LibreOffice.
public final class Xlsx {
    private Xlsx() {}

    /// The table on a sheet of this name, its heads and its first column staying in view.
    public static byte[] of(String name, Table table) {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "Savepoint", "1.0")) {
            var sheet = book.newWorksheet(name);
            for (var i = 0; i < table.heads().size(); i++) {
                sheet.value(0, i, table.heads().get(i));
                sheet.style(0, i).bold().set();
            }
            for (var r = 0; r < table.rows().size(); r++) {
                var row = table.rows().get(r);
                for (var c = 0; c < row.size(); c++) {
                    switch (row.get(c)) {
                        // Text stays text in a workbook, whatever it begins with.
                        case Table.Value.Text(var text) -> {
                            if (!text.isEmpty()) sheet.value(r + 1, c, text);
                        }
                        case Table.Value.Amount(var number) ->
                                sheet.value(r + 1, c, number.doubleValue());
                    }
                }
            }
            sheet.freezePane(1, 1);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}

package savepoint.runner.engine;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What an engine's box answers.
public sealed interface EngineAnswer {
    record Done() implements EngineAnswer {}

    /// @param statement of those that were to be run, from 0
    record Refused(int statement, String message) implements EngineAnswer {}

    /// There is more than may be answered.
    record TooLarge(String words) implements EngineAnswer {}

    record Image(byte[] bytes) implements EngineAnswer {}

    record Sheets(List<Sheet> sheets) implements EngineAnswer {}

    /// @param outcomes of the probes, in their order
    /// @param facts such as `primary key customer(id)`
    record Probed(List<String> outcomes, List<String> facts) implements EngineAnswer {}

    static void done(DataOutputStream out) throws IOException {
        out.writeByte('D');
    }

    static void refused(DataOutputStream out, int statement, String message) throws IOException {
        out.writeByte('R');
        out.writeInt(statement);
        Wire.text(out, message);
    }

    static void tooLarge(DataOutputStream out, String words) throws IOException {
        out.writeByte('L');
        Wire.text(out, words);
    }

    static void image(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeByte('I');
        Wire.bytes(out, bytes);
    }

    static void sheets(DataOutputStream out, List<Sheet> sheets) throws IOException {
        out.writeByte('S');
        out.writeInt(sheets.size());
        for (var sheet : sheets) sheet.write(out);
    }

    static void probed(DataOutputStream out, List<String> outcomes, List<String> facts)
            throws IOException {
        out.writeByte('P');
        Wire.texts(out, outcomes);
        Wire.texts(out, facts);
    }

    /// Reads what may be forged.
    ///
    /// @throws IOException where it is no answer
    static EngineAnswer read(DataInputStream in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case 'D' -> new Done();
            case 'R' -> new Refused(in.readInt(), String.valueOf(Wire.text(in)));
            case 'L' -> new TooLarge(String.valueOf(Wire.text(in)));
            case 'I' -> new Image(Wire.bytes(in));
            case 'S' -> {
                var sheets = new ArrayList<Sheet>();
                for (int i = Wire.count(in, 1_000); i > 0; i--) sheets.add(Sheet.read(in));
                yield new Sheets(sheets);
            }
            case 'P' -> new Probed(Wire.texts(in), Wire.texts(in));
            default -> throw new IOException(kind + " is no answer");
        };
    }
}

package savepoint.runner.engine;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;

/// The program inside an engine's box: it makes databases, and asks them, in the words that [EngineRequest] and
/// [EngineAnswer] say. Statements of hand-ins run here, so nothing it answers is trusted further than that: it is what
/// such a hand-in's database says.
public final class EngineMain {
    private final Engine engine;
    private final Room room;

    private EngineMain(Engine engine) {
        this.engine = engine;
        this.room = new Room(engine);
    }

    static void main(String[] args) throws IOException {
        var in =
                new DataInputStream(
                        new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
        var out =
                new DataOutputStream(
                        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        System.setOut(System.err);
        var main = new EngineMain(engine(args[0]));
        try {
            while (true) main.answer(in.readByte(), in, out);
        } catch (EOFException noMore) {
            Runtime.getRuntime().halt(0);
        }
    }

    private static Engine engine(String word) {
        return switch (word) {
            case "sqlite" -> new SqliteEngine();
            case "h2" -> new H2Engine();
            default -> throw new IllegalArgumentException(word);
        };
    }

    private void answer(int request, DataInputStream in, DataOutputStream out) throws IOException {
        try {
            switch (request) {
                case EngineRequest.BEGIN -> {
                    engine.begin();
                    EngineAnswer.done(out);
                }
                case EngineRequest.LOAD -> {
                    var parts = new ArrayList<byte[]>();
                    for (int i = Wire.count(in, 3); i > 0; i--) parts.add(Wire.bytes(in));
                    engine.load(parts);
                    EngineAnswer.done(out);
                }
                case EngineRequest.RUN -> room.run(engine.owner(), Wire.texts(in), out);
                case EngineRequest.MAKE -> room.run(engine.maker(), Wire.texts(in), out);
                case EngineRequest.IMAGE -> EngineAnswer.image(out, engine.image());
                case EngineRequest.ASK ->
                        room.ask(in.readBoolean(), in.readInt(), Wire.text(in), out);
                case EngineRequest.PROBE -> room.probe(Wire.texts(in), out);
                case EngineRequest.TABLES -> room.tables(Wire.texts(in), Wire.texts(in), out);
                default -> throw new IOException("no such request: " + request);
            }
        } catch (Sheet.TooLarge tooLarge) {
            EngineAnswer.tooLarge(out, tooLarge.getMessage());
        } catch (SQLException refused) {
            EngineAnswer.refused(out, 0, engine.words(refused));
        }
        out.flush();
    }
}

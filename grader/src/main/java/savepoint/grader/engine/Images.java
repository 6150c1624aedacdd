package savepoint.grader.engine;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import savepoint.grader.bundle.Engine;
import savepoint.grader.database.BadFixture;
import savepoint.grader.database.Template;
import savepoint.grader.sandbox.SandboxFault;
import savepoint.runner.engine.EngineAnswer;

/// Databases as files, made once of what authors wrote, in a box where no hand-in ever comes.
final class Images {
    private static final long MOST_BYTES = 128L << 20;

    private final EngineBoxes boxes;
    private final Map<String, byte[]> kept = new LinkedHashMap<>(16, 0.75f, true);

    Images(EngineBoxes boxes) {
        this.boxes = boxes;
    }

    /// @throws BadFixture where the author's SQL does not run
    synchronized byte[] of(Engine engine, Template template) throws SQLException {
        var key = engine.word() + " " + template.key();
        var known = kept.get(key);
        if (known != null) return known;
        var image = make(engine, template);
        kept.put(key, image);
        var oldest = kept.entrySet().iterator();
        long bytes = kept.values().stream().mapToLong(one -> one.length).sum();
        while (bytes > MOST_BYTES && kept.size() > 1) {
            bytes -= oldest.next().getValue().length;
            oldest.remove();
        }
        return image;
    }

    private byte[] make(Engine engine, Template template) throws SQLException {
        var box = boxes.take(engine);
        boolean good = false;
        try {
            Scripts.required(box.begin());
            new Scripts(box).run(template);
            if (!(Scripts.required(box.image()) instanceof EngineAnswer.Image(var bytes)))
                throw new SandboxFault(
                        "an engine answered a request for its file with something else");
            good = true;
            return bytes;
        } finally {
            if (good) boxes.giveBack(box, engine);
            else box.close();
        }
    }
}

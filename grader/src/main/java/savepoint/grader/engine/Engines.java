package savepoint.grader.engine;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import savepoint.grader.bundle.Engine;
import savepoint.grader.database.Template;
import savepoint.grader.sandbox.JvmBox;
import savepoint.grader.sandbox.Outfit;
import savepoint.grader.sandbox.Sandbox;

/// The database engines beside PostgreSQL, each in a box when somebody needs it.
public final class Engines implements AutoCloseable {
    private final EngineBoxes boxes;
    private final Images images;

    /// @param classes a folder that keeps the classes of trained JVMs
    public Engines(Sandbox sandbox, JvmBox jvm, Path classes) {
        boxes = new EngineBoxes(sandbox, jvm, classes);
        images = new Images(boxes);
    }

    /// Such as `sqlite 3.53.4.0`.
    public String version(Engine engine) {
        return boxes.version(engine);
    }

    /// What a hand-in's JVM needs to reach this engine.
    public static Outfit outfit(Engine engine) {
        return Drivers.outfit(engine);
    }

    /// The database as a file, as its author wrote it.
    ///
    /// @throws savepoint.grader.database.BadFixture where the author's SQL does not run
    public byte[] image(Engine engine, Template template) throws SQLException {
        return images.of(engine, template);
    }

    /// A box with this engine in it, without a database. The caller closes it or gives it back.
    public EngineBox take(Engine engine) {
        return boxes.take(engine);
    }

    /// Takes back a box that nobody could change anything in.
    public void giveBack(EngineBox box, Engine engine) {
        boxes.giveBack(box, engine);
    }

    /// Puts a database there that starts as its author wrote.
    ///
    /// @throws savepoint.grader.database.BadFixture where the author's SQL does not run
    public void put(Engine engine, EngineBox box, Template template) throws SQLException {
        switch (engine) {
            case SQLITE -> Scripts.required(box.load(List.of(images.of(engine, template))));
            case H2 -> {
                Scripts.required(box.begin());
                new Scripts(box).run(template);
            }
            case POSTGRESQL ->
                    throw new IllegalArgumentException("PostgreSQL has servers of its own");
        }
    }

    @Override
    public void close() {
        boxes.close();
    }
}

package savepoint.runner;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import javax.sql.DataSource;
import savepoint.runner.engine.Wire;
import savepoint.scenario.Scenario;

/// One scenario on one database, as it travels into the sandbox.
///
/// @param where its database is
public record Case(int number, String scenario, String entry, Where where, long seed) {
    /// How the hand-in gets to its database.
    ///
    /// @param engine such as `postgresql`
    /// @param socket folder of a server's Unix socket, as seen inside
    /// @param image of a database that is a file
    public record Where(
            String engine,
            String socket,
            String database,
            String role,
            String password,
            byte[] image) {
        /// Bytes that the files may have together.
        public static final int MOST_LEFT = 24 << 20;

        /// A scenario that needs no database.
        public static final Where NOWHERE = server("", "", "", "", "");

        /// On a server.
        public static Where server(
                String engine, String socket, String database, String role, String password) {
            return new Where(engine, socket, database, role, password, new byte[0]);
        }

        /// In a file that the program makes for itself.
        public static Where file(String engine, byte[] image) {
            return new Where(engine, "", "", "", "", image);
        }

        /// How many files make up the database; empty ones are sent as well.
        public int parts() {
            return engine.equals("sqlite") ? 3 : 0;
        }

        private static Where read(DataInputStream in) throws IOException {
            return new Where(
                    in.readUTF(),
                    in.readUTF(),
                    in.readUTF(),
                    in.readUTF(),
                    in.readUTF(),
                    Wire.bytes(in));
        }

        private void write(DataOutputStream out) throws IOException {
            out.writeUTF(engine);
            out.writeUTF(socket);
            out.writeUTF(database);
            out.writeUTF(role);
            out.writeUTF(password);
            Wire.bytes(out, image);
        }
    }

    public static Case read(DataInputStream in) throws IOException {
        return new Case(in.readInt(), in.readUTF(), in.readUTF(), Where.read(in), in.readLong());
    }

    public void write(DataOutputStream out) throws IOException {
        out.writeInt(number);
        out.writeUTF(scenario);
        out.writeUTF(entry);
        where.write(out);
        out.writeLong(seed);
        out.flush();
    }

    /// What the scenario observed, or the exception that left it, as JSON text.
    String run(ClassLoader loader, DataSource database) {
        // an interrupt that the case before this one left would close this one's connection
        Thread.interrupted();
        var subject = new HandInSubject(this, loader, database);
        // an attempt of the scenario's own ends inside: what leaves it nobody meant to observe
        var returned = new boolean[1];
        var observation =
                subject.attempt(() -> {
                    var type = Class.forName(scenario, true, loader);
                    var observed =
                            ((Scenario) type.getDeclaredConstructor().newInstance())
                                    .observe(subject);
                    returned[0] = true;
                    return observed;
                });
        return ObservationWriter.write(observation, subject.usedRandom(), returned[0]);
    }
}

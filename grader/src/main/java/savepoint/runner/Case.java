package savepoint.runner;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import savepoint.scenario.Scenario;

/// One scenario on one database, as it travels into the sandbox.
///
/// @param socket folder of the database's Unix socket, as seen inside
public record Case(
        int number,
        String scenario,
        String entry,
        String socket,
        String database,
        String role,
        String password,
        long seed) {

    public static Case read(DataInputStream in) throws IOException {
        return new Case(
                in.readInt(),
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readLong());
    }

    public void write(DataOutputStream out) throws IOException {
        out.writeInt(number);
        out.writeUTF(scenario);
        out.writeUTF(entry);
        out.writeUTF(socket);
        out.writeUTF(database);
        out.writeUTF(role);
        out.writeUTF(password);
        out.writeLong(seed);
        out.flush();
    }

    /// What the scenario observed, or the exception that left it, as JSON text.
    String run(ClassLoader loader) {
        // an interrupt that the case before this one left would close this one's connection
        Thread.interrupted();
        var subject = new HandInSubject(this, loader);
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

package savepoint.grader.sandbox;

import java.nio.file.Path;

/// A file or folder of the host that a box sees. What stands inside should tell nothing about the host or the job.
///
/// @param inside absolute path in the box
public record Bind(Path source, String inside, Access access) {
    public enum Access {
        /// Read only.
        READ,
        /// A folder of Unix sockets that the grader listens on: the slot's user may connect, nobody else on the host.
        SOCKETS,
        /// A folder handed to the slot's user, who may write in it. Only for folders the grader has just made.
        OWN
    }

    public Bind {
        if (!source.isAbsolute() || !inside.startsWith("/")) {
            throw new IllegalArgumentException("not absolute: " + source + " at " + inside);
        }
    }

    public static Bind read(Path source, String inside) {
        return new Bind(source, inside, Access.READ);
    }

    public static Bind sockets(Path source, String inside) {
        return new Bind(source, inside, Access.SOCKETS);
    }

    public static Bind own(Path source, String inside) {
        return new Bind(source, inside, Access.OWN);
    }
}

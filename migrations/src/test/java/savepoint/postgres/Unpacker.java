package savepoint.postgres;

import java.nio.file.Path;

/// A process of its own that unpacks PostgreSQL into a cache folder and says which version it got.
final class Unpacker {
    private Unpacker() {}

    static void main(String[] arguments) throws Exception {
        System.out.println(PostgresBinaries.in(Path.of(arguments[0])).version());
    }
}

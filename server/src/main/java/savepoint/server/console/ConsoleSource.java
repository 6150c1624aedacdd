package savepoint.server.console;

import java.util.List;

/// What a private copy is made from: files of a published version. The first makes the tables, the others fill them.
public record ConsoleSource(long version, List<String> files) {
    public ConsoleSource {
        files = List.copyOf(files);
    }
}

package savepoint.postgres;

import java.io.IOException;

/// Another live process has the database folder; its message is for whoever typed the command.
public final class FolderInUseException extends IOException {
    private static final long serialVersionUID = 1;

    FolderInUseException(String message) {
        super(message);
    }
}

package savepoint.server.api;

import java.util.Arrays;
import java.util.Optional;
import savepoint.server.web.Coded;

/// What a token may do; each may also do what stands before it.
public enum Scope implements Coded {
    READ,
    HAND_IN;

    /// The scope of this code; empty for any other text.
    static Optional<Scope> of(String code) {
        return Arrays.stream(values()).filter(scope -> scope.code().equals(code)).findFirst();
    }

    boolean includes(Scope needed) {
        return compareTo(needed) >= 0;
    }
}

package savepoint.server.web;

import java.util.Locale;

/// An enum whose constants a template names by `code`: `NOT_STARTED` is `not-started`, in
/// conditions as in CSS classes.
public interface Coded {

    /// The constant's Java name, as every enum has it.
    String name();

    /// The constant's name in lower case with hyphens.
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

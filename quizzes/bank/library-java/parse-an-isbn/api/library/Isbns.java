package library;

import java.util.Optional;

/// Reads ISBNs as suppliers write them.
public interface Isbns {
    /// The thirteen digits of a good ISBN, or nothing.
    Optional<String> parse(String text);
}

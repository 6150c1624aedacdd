package savepoint.grader.bundle;

import java.util.List;
import java.util.Set;

/// Which part of a database is compared.
///
/// @param named the tables; empty means all
/// @param ignore `table.column` left out
public record Tables(List<String> named, Set<String> ignore) {}

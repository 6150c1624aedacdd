package savepoint.grader.kind;

import java.util.Optional;
import savepoint.grader.check.Table;

/// A query's rows.
///
/// @param luck how they differ when the same query meets the same rows in another place of the disk, if they do
record Queried(Table rows, Optional<Finding> luck) implements Evidence {
    @Override
    public Optional<Table> shown() {
        return Optional.of(rows);
    }

    @Override
    public Optional<String> unfit() {
        return luck.map(finding -> finding.difference().category());
    }
}

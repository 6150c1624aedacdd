package savepoint.grader.kind;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import savepoint.grader.bundle.SchemaCheck;

/// Makes the tables of a hand-in and tries, with the hand-in's own rights, what they accept and refuse.
record SchemaKind(SchemaCheck check) implements SqlKind<Tried> {
    @Override
    public Class<Tried> evidence() {
        return Tried.class;
    }

    @Override
    public boolean isAboutRows() {
        return false;
    }

    @Override
    public CaseResult ask(Desk desk) throws SQLException, InterruptedException {
        List<String> definitions;
        try {
            definitions = SqlText.statements(desk.source(check.file()));
        } catch (SQLException unreadable) {
            return new CaseResult.SqlFailed(String.valueOf(unreadable.getMessage()));
        }
        return desk.tryOut(definitions, SqlText.named(check.probes()));
    }

    @Override
    public Optional<Finding> compare(Tried expected, Tried got) {
        for (var fact : check.has()) {
            if (!got.facts().contains(fact))
                return Optional.of(Finding.inWords("there is no " + fact));
        }
        for (int i = 0; i < expected.probes().size(); i++) {
            var want = expected.probes().get(i);
            var have = got.probes().get(i);
            if (!want.equals(have))
                return Optional.of(
                        Finding.inWords(
                                "%s: the reference says %s, yours %s"
                                        .formatted(want.name(), want.outcome(), have.outcome())));
        }
        return Optional.empty();
    }
}

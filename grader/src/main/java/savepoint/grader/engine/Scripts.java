package savepoint.grader.engine;

import java.sql.SQLException;
import savepoint.grader.database.BadFixture;
import savepoint.grader.database.SqlScript;
import savepoint.grader.database.Template;
import savepoint.runner.engine.EngineAnswer;

/// What an author wrote, run in a box.
record Scripts(EngineBox box) {
    /// @throws BadFixture where it is the author's fault that it does not run
    void run(Template template) throws SQLException {
        run(0, template.schema());
        int number = 0;
        for (var fixture : template.fixtures()) run(++number, fixture);
    }

    private void run(int fixture, String script) throws SQLException {
        var statements = SqlScript.statements(script);
        if (statements.isEmpty()) return;
        var reply = box.run(statements.stream().map(SqlScript.Statement::sql).toList());
        if (reply instanceof EngineBox.Answered(EngineAnswer.Refused(var at, var message))
                && at >= 0
                && at < statements.size())
            throw new BadFixture(
                    fixture, SqlScript.line(script, statements.get(at).offset()), message);
        required(reply);
    }

    static EngineAnswer required(EngineBox.Reply reply) throws SQLException {
        return switch (reply) {
            case EngineBox.Answered(EngineAnswer.Refused(_, var message)) ->
                    throw new SQLException(message);
            case EngineBox.Answered(var answer) -> answer;
            case EngineBox.OverLimit(var limit) ->
                    throw new SQLException("it uses up the engine's " + limit.words());
            case EngineBox.Gone(var how) -> throw new SQLException(how);
        };
    }
}

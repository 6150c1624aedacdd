package savepoint.grader.run;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import savepoint.grader.bundle.HandInLimits;
import savepoint.grader.database.Template;
import savepoint.grader.engine.EngineBox;
import savepoint.grader.kind.Asked;
import savepoint.grader.kind.CaseResult;
import savepoint.grader.kind.Desk;
import savepoint.grader.kind.SqlText;
import savepoint.grader.kind.Tried;
import savepoint.runner.engine.EngineAnswer;

/// Where a kind asks an engine in its box.
record EngineDesk(
        EngineSession session, Template template, Map<String, String> sources, HandInLimits limits)
        implements Desk {
    @Override
    public String source(String file) {
        return sources.get(file);
    }

    @Override
    public Asked rows(String sql) throws SQLException {
        return rows(sql, false);
    }

    @Override
    public Asked rowsInOtherOrder(String sql) throws SQLException {
        return rows(sql, true);
    }

    private Asked rows(String sql, boolean otherwise) throws SQLException {
        session.stand(template);
        var reply = session.ask(box -> box.ask(sql, otherwise, limits.rows(), session.turn()));
        return reply instanceof EngineBox.Answered(EngineAnswer.Sheets(var sheets))
                        && sheets.size() == 1
                ? new Asked.Rows(EngineSession.table(sheets.getFirst()))
                : new Asked.Refused(session.refusal(reply));
    }

    @Override
    public CaseResult tryOut(List<String> definitions, List<SqlText.Named> probes)
            throws SQLException {
        session.stand(template);
        session.touched();
        var made = session.ask(box -> box.make(definitions, session.turn()));
        if (made instanceof EngineBox.Answered(EngineAnswer.Refused(var at, var message))
                && at >= 0
                && at < definitions.size())
            return Tried.refused(at + 1, definitions.get(at), message);
        if (!(made instanceof EngineBox.Answered(EngineAnswer.Done())))
            return session.refusal(made);
        var statements = probes.stream().map(SqlText.Named::sql).toList();
        var reply = session.ask(box -> box.probe(statements, session.turn()));
        if (!(reply instanceof EngineBox.Answered(EngineAnswer.Probed(var outcomes, var facts)))
                || outcomes.size() != probes.size()) return session.refusal(reply);
        var tried = new ArrayList<Tried.Probe>();
        for (int i = 0; i < probes.size(); i++)
            tried.add(new Tried.Probe(probes.get(i).name(), outcomes.get(i)));
        return new CaseResult.Found(new Tried(tried, Set.copyOf(facts)));
    }
}

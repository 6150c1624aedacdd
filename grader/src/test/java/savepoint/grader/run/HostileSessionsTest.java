package savepoint.grader.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static savepoint.grader.run.VaultBundle.RIGHT;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import savepoint.grader.verdict.Limit;
import savepoint.grader.verdict.Verdict;

/// Java hand-ins that turn on their server through JDBC: what they do ends with their case, and is never our fault.
class HostileSessionsTest {
    @AfterEach
    void the_next_hand_in_is_unharmed() throws Exception {
        assertEquals(BigDecimal.TEN, grade(TinyBundle.SOLUTION).points());
    }

    /// Each does its worst and then what is right, so that the next check begins while its sessions still hold on.
    @Test
    void what_a_session_holds_is_gone_before_the_next_check() throws Exception {
        var attacks =
                List.of(
                        "kept.createStatement().execute(\"lock table vault in access exclusive mode\");",
                        """
                        try {
                            kept.createStatement().execute("do 'begin for n in 1 .. 10000000 loop perform pg_advisory_lock(n); end loop; end'");
                        } catch (SQLException full) {
                            if (!full.getSQLState().equals("53200")) throw full;
                        }
                        """,
                        "kept.createStatement().execute(\"listen news; select pg_notify('news', repeat('x', 7000) || n) from generate_series(1, 3000) n; commit; begin\");",
                        """
                        var flood = new ArrayList<Connection>();
                        try {
                            while (true) flood.add(database.getConnection());
                        } catch (SQLException full) {
                            if (!full.getSQLState().equals("53300")) throw full;
                        }
                        """,
                        // begun and never authenticated
                        """
                        var start = new ByteArrayOutputStream();
                        var source = (org.postgresql.ds.PGSimpleDataSource) database;
                        var words = "user\\0%s\\0database\\0%s\\0\\0".formatted(source.getUser(), source.getDatabaseName()).getBytes();
                        new DataOutputStream(start).writeInt(8 + words.length);
                        new DataOutputStream(start).writeInt(3 << 16);
                        start.write(words);
                        for (int n = 0; n < 30; n++) {
                            var half = java.nio.channels.SocketChannel.open(java.net.UnixDomainSocketAddress.of("/db/.s.PGSQL.5432"));
                            held.add(half);
                            try {
                                half.write(java.nio.ByteBuffer.wrap(start.toByteArray()));
                            } catch (IOException refused) {
                                break;
                            }
                        }
                        """,
                        "kept.createStatement().execute(\"set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set work_mem = '1GB'\");",
                        "Thread.ofPlatform().daemon().start(() -> { try { kept.createStatement().execute(\"do 'begin loop null; end loop; end'\"); } catch (SQLException cut) { } });",
                        "kept.createStatement().execute(\"do 'begin for n in 1 .. 2000 loop begin perform lo_create(0); exception when others then null; end; end loop; end'\");");
        var bodies =
                attacks.stream()
                        .map(attack ->
                                """
                                var kept = database.getConnection();
                                kept.setAutoCommit(false);
                                held.add(kept);
                                %s
                                %s
                                """
                                        .formatted(attack, RIGHT))
                        .toList();
        var verdict = VaultBundle.grade(bodies);
        assertEquals(
                BigDecimal.valueOf(attacks.size()),
                verdict.points(),
                () -> "not what was tried: " + verdict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "update item set name = repeat('x', 20000000) | ROWS",
                "insert into item (name) select repeat('x', 1000) from generate_series(1, 100000) | ROWS",
                "insert into item (name) select 'x' from generate_series(1, 210000) | ROWS",
                "select array_agg(repeat('x', 1000000)) from generate_series(1, 900) | MEMORY",
            })
    void what_is_left_too_large_is_the_hand_ins_limit(String sql, Limit limit) throws Exception {
        var verdict =
                grade(
                        TinyBundle.SOLUTION.replace(
                                "statement.setString(1, name);",
                                """
                                statement.setString(1, name);
                                try (var other = database.getConnection()) {
                                    other.createStatement().execute("%s");
                                } catch (SQLException cut) {
                                    System.err.println(cut);
                                }
                                """
                                        .formatted(sql)));
        assertEquals(
                limit,
                assertInstanceOf(Verdict.LimitHit.class, verdict, verdict::toString).limit());
        assertTrue(verdict.points().intValue() <= 5, verdict::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                // uncommitted
                "connection.setAutoCommit(false); statement.executeUpdate(); held = database.getConnection(); held.setAutoCommit(false); held.createStatement().execute(\"insert into item (name) values ('box')\"); held.createStatement().execute(\"lock table item in access exclusive mode nowait\") | a row is missing",
                // the right rows by another way leave other keys
                "statement.executeUpdate(); connection.createStatement().execute(\"with old as (delete from item returning name) insert into item (name) select name from old\") | rows are missing",
            })
    void what_only_looks_done_is_not(String put, String words) throws Exception {
        var verdict =
                grade(
                        TinyBundle.SOLUTION
                                .replace("statement.executeUpdate();", put + ";")
                                .replace(
                                        "private final DataSource database;",
                                        "private final DataSource database; static java.sql.Connection held;"));
        assertEquals("5", verdict.points().toPlainString(), verdict::toString);
        var message = verdict.results().getLast().message();
        assertTrue(message.contains(words), message);
    }

    private static Verdict grade(String source) throws Exception {
        var verdict =
                new Grader(TestWorkshop.get())
                        .grade(TinyBundle.bundle(), TinyBundle.handIn(source), 7, _ -> {})
                        .verdict();
        assertFalse(verdict instanceof Verdict.GraderFault, verdict::toString);
        return verdict;
    }
}

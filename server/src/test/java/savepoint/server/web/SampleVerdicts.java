package savepoint.server.web;

import static savepoint.server.grading.Outcome.*;

import java.util.List;
import savepoint.server.grading.CheckView;
import savepoint.server.grading.CodeError;
import savepoint.server.grading.LogView;
import savepoint.server.grading.Outcome;
import savepoint.server.grading.ProgressView;
import savepoint.server.grading.RowTable;
import savepoint.server.grading.RowTable.Cell;
import savepoint.server.grading.RowTable.Kind;
import savepoint.server.grading.VerdictView;

/// A grading under way, and a verdict of each kind.
final class SampleVerdicts {

    private SampleVerdicts() {}

    static ProgressView progress() {
        return new ProgressView(
                "/events",
                ProgressView.State.CHECKING,
                0,
                List.of(
                        new ProgressView.Step("compiles", "The file compiles", PASSED),
                        new ProgressView.Step(
                                "moves-money",
                                "Money moves from one account to the other",
                                RUNNING),
                        new ProgressView.Step(
                                "refuses-overdraft", "An account is never overdrawn", WAITING),
                        new ProgressView.Step(
                                "largest-accounts",
                                "The largest accounts are listed in order",
                                WAITING)));
    }

    static ProgressView queued() {
        return new ProgressView("/events", ProgressView.State.WAITING, 3, List.of());
    }

    static CheckView check(String slug, String about, Outcome outcome, String points, String of) {
        return new CheckView(
                slug, about, outcome, points, of, null, null, null, null, null, List.of());
    }

    static VerdictView graded() {
        var account =
                new RowTable(
                        "account",
                        List.of("id", "owner", "balance", "closed_at"),
                        List.of(
                                new RowTable.Row(
                                        Kind.SAME,
                                        List.of(
                                                Cell.of("1"),
                                                Cell.of("Ada"),
                                                Cell.of("300.00"),
                                                Cell.of(null))),
                                new RowTable.Row(
                                        Kind.DIFFERING,
                                        List.of(
                                                Cell.of("2"),
                                                Cell.of("Grace"),
                                                Cell.differing("-200.00", "300.00"),
                                                Cell.differing(null, "2026-11-01"))),
                                new RowTable.Row(
                                        Kind.MISSING,
                                        List.of(
                                                Cell.of("7"),
                                                Cell.of("Barbara"),
                                                Cell.of("12.50"),
                                                Cell.of(null))),
                                new RowTable.Row(
                                        Kind.UNEXPECTED,
                                        List.of(
                                                Cell.of("9"),
                                                Cell.of("Edsger"),
                                                Cell.of("0.00"),
                                                Cell.of("2026-10-02")))),
                        12);
        return new VerdictView(
                VerdictView.Kind.GRADED,
                3,
                4,
                "36",
                "40",
                List.of(
                        check("compiles", "The file compiles", PASSED, "2", "2"),
                        new CheckView(
                                "moves-money",
                                "Money moves from one account to the other",
                                PASSED,
                                "22",
                                "22",
                                null,
                                null,
                                null,
                                null,
                                null,
                                List.of(),
                                log()),
                        new CheckView(
                                "refuses-overdraft",
                                "An account is never overdrawn",
                                FAILED,
                                "0",
                                "4",
                                "Transferring 500 from an account holding 300 was accepted; the account stood at −200 afterwards. The reference leaves both accounts unchanged and throws.",
                                "Look at how many rows your UPDATE changed before you go on.",
                                "generated rows",
                                "threw bank.InsufficientFunds",
                                "\"accepted\"",
                                List.of(account)),
                        check(
                                "largest-accounts",
                                "The largest accounts are listed in order",
                                PASSED,
                                "12",
                                "12")),
                null,
                List.of(),
                null,
                null);
    }

    private static LogView log() {
        return new LogView(
                "3 statements in 4 round trips on 1 connection",
                List.of(
                        new LogView.Line("BEGIN", 1, "BEGIN", true, false),
                        new LogView.Line(
                                "UPDATE account SET balance = balance + $1 WHERE id = $2",
                                2,
                                "UPDATE 1",
                                false,
                                false),
                        new LogView.Line(
                                "INSERT INTO transfer (from_account, to_account, amount) VALUES ($1, $2, $3)",
                                1,
                                "error 53100",
                                false,
                                true),
                        new LogView.Line("ROLLBACK", 1, "ROLLBACK", true, false)),
                2);
    }

    static VerdictView full() {
        return new VerdictView(
                VerdictView.Kind.GRADED,
                2,
                2,
                "40",
                "40",
                List.of(
                        check("compiles", "The file compiles", PASSED, "2", "2"),
                        check(
                                "moves-money",
                                "Money moves from one account to the other",
                                PASSED,
                                "38",
                                "38")),
                null,
                List.of(),
                null,
                null);
    }

    static VerdictView limitHit() {
        return new VerdictView(
                VerdictView.Kind.LIMIT_HIT,
                1,
                3,
                "2",
                "40",
                List.of(
                        check("compiles", "The file compiles", PASSED, "2", "2"),
                        check(
                                "moves-money",
                                "Money moves from one account to the other",
                                FAILED,
                                "0",
                                "22"),
                        check(
                                "refuses-overdraft",
                                "An account is never overdrawn",
                                NOT_RUN,
                                "0",
                                "16")),
                "5 s of processor time",
                List.of(),
                null,
                null);
    }

    static VerdictView compileFailed() {
        return new VerdictView(
                VerdictView.Kind.COMPILE_FAILED,
                0,
                4,
                null,
                null,
                List.of(),
                null,
                List.of(
                        new CodeError(
                                "PostgresBank.java",
                                21,
                                13,
                                "cannot find symbol\n  symbol:   method give(Connection,long,BigDecimal)\n  location: class PostgresBank",
                                "            give(connection, to, amount);"),
                        new CodeError(
                                "PostgresBank.java",
                                32,
                                0,
                                "';' expected",
                                "            update.setLong(2, account)")),
                null,
                null);
    }

    static VerdictView plain(VerdictView.Kind kind, String reason, String incident) {
        return new VerdictView(
                kind, 0, 4, null, null, List.of(), null, List.of(), reason, incident);
    }
}

package savepoint.server.web;

import static savepoint.server.grading.Outcome.*;

import java.util.LinkedHashMap;
import java.util.List;
import savepoint.server.assignment.AssignmentPage;
import savepoint.server.assignment.AssignmentPage.Door;
import savepoint.server.assignment.HandInState;
import savepoint.server.assignment.StatementMarks;
import savepoint.server.assignment.SubmissionPage;
import savepoint.server.grading.CodeError;
import savepoint.server.grading.CodeFile;
import savepoint.server.grading.ProgressView;
import savepoint.server.grading.VerdictView;

/// An assignment and the hand-ins to it.
final class SampleAssignments {

    private static final String BANK = "/c/databases/fall-2026/assignments/bank-transfer";

    private SampleAssignments() {}

    static AssignmentPage assignment(
            Door door, List<String> problems, List<AssignmentPage.Past> past) {
        var fresh = past.isEmpty();
        var checks =
                List.of(
                        new AssignmentPage.Check(
                                "compiles", "The file compiles", "2", fresh ? WAITING : PASSED),
                        new AssignmentPage.Check(
                                "moves-money",
                                "Money moves from one account to the other",
                                "22",
                                fresh ? WAITING : PASSED),
                        new AssignmentPage.Check(
                                "refuses-overdraft",
                                "An account is never overdrawn",
                                "4",
                                fresh ? WAITING : FAILED),
                        new AssignmentPage.Check(
                                "largest-accounts",
                                "The largest accounts are listed in order",
                                "12",
                                fresh ? WAITING : NOT_RUN));
        var bySlug = new LinkedHashMap<String, AssignmentPage.Check>();
        checks.forEach(check -> bySlug.put(check.slug(), check));
        var errors =
                problems.isEmpty() && !fresh && door == Door.OPEN
                        ? List.of(
                                new CodeError(
                                        "PostgresBank.java",
                                        21,
                                        13,
                                        "cannot find symbol: method give(Connection,long,BigDecimal)",
                                        "            give(connection, to, amount);"))
                        : List.<CodeError>of();
        var open = door == Door.OPEN || door == Door.LATE;
        return new AssignmentPage(
                "Bank transfer",
                "PostgreSQL",
                SampleFacts.WEEK,
                SampleFacts.SATURDAY,
                SampleFacts.TUESDAY_AFTER,
                "2 hours",
                SampleFacts.IN_PARTS,
                StatementMarks.in(new Prose(SampleProse.STATEMENT), bySlug),
                checks,
                List.of(
                        new CodeFile(
                                "api/bank/Bank.java", "java", SampleFacts.JAVA, "#", List.of()),
                        new CodeFile("schema.sql", "sql", SampleFacts.SQL, "#", List.of()),
                        new CodeFile(
                                "fixtures/sample.sql",
                                "sql",
                                "INSERT INTO account VALUES (1, 'Ada', 300.00);\n",
                                null,
                                List.of())),
                new Link("Download all as a zip", "#"),
                List.of(
                        new AssignmentPage.EditorFile(
                                "PostgresBank.java", "java", SampleFacts.JAVA, true, errors),
                        new AssignmentPage.EditorFile(
                                "queries.sql",
                                "sql",
                                "SELECT owner, balance\n  FROM account\n ORDER BY balance DESC\n LIMIT 10;\n",
                                true,
                                List.of())),
                door,
                new AssignmentPage.Attempts(
                        door == Door.USED_UP ? 10 : fresh ? 0 : 3,
                        door == Door.LATE ? 1 : 0,
                        10,
                        door == Door.LATE ? SampleFacts.RECEIVED : null,
                        door == Door.LATE),
                open
                        ? new Post(
                                "/c/databases/fall-2026/assignments/bank-transfer/submissions",
                                "k2")
                        : null,
                open || door == Door.USED_UP ? keeping(fresh, null) : null,
                problems,
                door == Door.LATE ? "/events" : null,
                past,
                past.isEmpty() ? null : new Link("Download all as a zip", "#"),
                past.isEmpty() ? null : new Link("Compare two of them", "#"),
                door == Door.STAFF ? new Link("All hand-ins", "#") : null,
                new Link("Peer review", "#"),
                "/c/databases/fall-2026/assignments/bank-transfer/console",
                SampleConsole.tables(),
                "/c/databases/fall-2026/assignments/bank-transfer/runs",
                SampleDeadlines.view(door),
                SampleTeams.note(door),
                new Link(door == Door.STAFF ? "Points policy" : "Your points", BANK + "/points"));
    }

    private static AssignmentPage.Keeping keeping(
            boolean fresh, AssignmentPage.Overtaken overtaken) {
        return new AssignmentPage.Keeping(
                new Post(BANK + "/drafts", "k3"),
                BANK + "/restart",
                "tab12345",
                fresh ? "" : "abcdefghijklmnop-1",
                "enrolment/bank-transfer",
                fresh ? null : new Link("Drafts", BANK + "/drafts"),
                fresh ? null : SampleFacts.RECEIVED,
                overtaken);
    }

    /// The page when another one saved meanwhile, with what differs or without.
    static AssignmentPage overtaken(boolean compared) {
        var page = assignment(Door.OPEN, List.of(), past());
        var overtaken =
                new AssignmentPage.Overtaken(
                        compared ? "Grace Hopper" : null,
                        SampleFacts.RECEIVED,
                        "abcdefghijklmnop-2",
                        compared ? SampleDrafts.differences() : List.of());
        return new AssignmentPage(
                page.title(),
                page.engine(),
                page.week(),
                page.due(),
                page.closes(),
                page.estimate(),
                page.points(),
                page.statement(),
                page.checks(),
                page.given(),
                page.givenZip(),
                page.files(),
                page.door(),
                page.attempts(),
                page.handIn(),
                keeping(false, overtaken),
                page.problems(),
                page.live(),
                page.past(),
                page.pastZip(),
                page.compare(),
                page.submissions(),
                page.reviews(),
                page.console(),
                page.tables(),
                page.runs(),
                page.deadline(),
                page.team(),
                page.reckoning());
    }

    static List<AssignmentPage.Past> past() {
        return List.of(
                new AssignmentPage.Past(
                        5,
                        "#",
                        SampleFacts.RECEIVED,
                        true,
                        HandInState.GRADING,
                        null,
                        null,
                        false,
                        null,
                        null),
                new AssignmentPage.Past(
                        4,
                        "#",
                        SampleFacts.RECEIVED,
                        false,
                        HandInState.COMPILE_FAILED,
                        null,
                        null,
                        false,
                        null,
                        null),
                new AssignmentPage.Past(
                        3,
                        "#",
                        SampleFacts.RECEIVED,
                        true,
                        HandInState.GRADED,
                        "36",
                        "40",
                        true,
                        "1 day late: −10 %, 32.4 of 36",
                        "Ben Okri"),
                new AssignmentPage.Past(
                        2,
                        "#",
                        SampleFacts.RECEIVED,
                        false,
                        HandInState.LIMIT_HIT,
                        "12",
                        "40",
                        false,
                        null,
                        null),
                new AssignmentPage.Past(
                        1,
                        "#",
                        SampleFacts.RECEIVED,
                        false,
                        HandInState.GRADER_FAULT,
                        null,
                        null,
                        false,
                        null,
                        null));
    }

    static SubmissionPage submission(
            String student, ProgressView progress, VerdictView verdict, Post regrade) {
        var errors = verdict == null ? List.<CodeError>of() : verdict.errors();
        return new SubmissionPage(
                SampleFacts.BANK,
                "abcdefghijklmnop",
                student,
                student == null ? null : "Ben Okri",
                3,
                SampleFacts.RECEIVED,
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                student == null ? null : "late by 1 day 3 hours",
                student == null ? null : "2 days late, one of them free: −10 %, 32.4 of 36",
                verdict != null,
                progress,
                verdict,
                verdict == null || verdict.passed() < 3
                        ? List.of()
                        : List.of(
                                new SubmissionPage.Again(
                                        SampleFacts.SATURDAY,
                                        "refuses-overdraft was wrong about a balance of zero",
                                        "30",
                                        "36",
                                        null,
                                        null)),
                SampleStaff.marking(regrade != null),
                List.of(
                        SampleStaff.file(
                                new CodeFile(
                                        "PostgresBank.java", "java", SampleFacts.JAVA, "#", errors),
                                1,
                                regrade != null),
                        SampleStaff.file(
                                new CodeFile("queries.sql", "sql", SampleFacts.SQL, "#", List.of()),
                                2,
                                regrade != null)),
                new Link("Download all as a zip", "#"),
                regrade == null ? null : SampleStaff.behind(),
                regrade == null ? null : "?as=student",
                null,
                regrade,
                regrade == null ? null : new Post("/turns", "k3"),
                new Link("Hand-in 2", "#"),
                null);
    }
}

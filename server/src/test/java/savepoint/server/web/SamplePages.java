package savepoint.server.web;

import static savepoint.server.grading.Outcome.*;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import savepoint.server.assignment.AssignmentPage;
import savepoint.server.assignment.AssignmentPage.Door;
import savepoint.server.assignment.HandInState;
import savepoint.server.assignment.StatementMarks;
import savepoint.server.assignment.SubmissionPage;
import savepoint.server.assignment.SubmissionsPage;
import savepoint.server.content.ProblemsPage;
import savepoint.server.grading.CheckView;
import savepoint.server.grading.CodeError;
import savepoint.server.grading.CodeFile;
import savepoint.server.grading.Outcome;
import savepoint.server.grading.ProgressView;
import savepoint.server.grading.RowTable;
import savepoint.server.grading.RowTable.Cell;
import savepoint.server.grading.RowTable.Kind;
import savepoint.server.grading.VerdictView;
import savepoint.server.home.ActivityKind;
import savepoint.server.home.CoursePage;
import savepoint.server.home.HomePage;
import savepoint.server.home.Standing;
import savepoint.server.home.Standing.State;
import savepoint.server.home.WeekPage;
import savepoint.server.lesson.LessonPage;
import savepoint.server.people.SignInPage;

/// Every page in every state worth looking at, with a course week that real instructors could have
/// written.
final class SamplePages {

    /// A template, its page and the layout around it.
    record Sample(String template, Object page, Layout layout) {}

    private static final String TERM = "/c/databases/fall-2026";
    private static final Moment THURSDAY =
            new Moment("2026-11-19T18:00:00-06:00", "Thursday 19 November, 18:00 CST");
    private static final Moment FRIDAY =
            new Moment("2026-11-20T18:00:00-06:00", "Friday 20 November, 18:00 CST");
    private static final Moment SATURDAY =
            new Moment("2026-11-21T18:00:00-06:00", "Saturday 21 November, 18:00 CST");
    private static final Moment TUESDAY_AFTER =
            new Moment("2026-11-24T18:00:00-06:00", "Tuesday 24 November, 18:00 CST");
    private static final Moment RECEIVED =
            new Moment("2026-11-19T17:41:07-06:00", "Thursday 19 November, 17:41:07 CST");
    private static final Link WEEK = new Link("Week 11", TERM + "/weeks/11");
    private static final Link BANK = new Link("Bank transfer", TERM + "/assignments/bank-transfer");
    private static final ActivityPoints IN_PARTS = new ActivityPoints("150", "60", "40", "50");

    private static final String JAVA =
            """
            package bank;

            import java.math.BigDecimal;
            import java.sql.Connection;
            import java.sql.SQLException;
            import javax.sql.DataSource;

            /** Moves money between accounts in PostgreSQL. */
            public final class PostgresBank implements Bank {

                private final DataSource database;

                public PostgresBank(DataSource database) {
                    this.database = database;
                }

                @Override
                public void transfer(long from, long to, BigDecimal amount) throws SQLException {
                    try (Connection connection = database.getConnection()) {
                        connection.setAutoCommit(false);
                        take(connection, from, amount);
                        give(connection, to, amount);
                        connection.commit();
                    }
                }

                private static void take(Connection c, long account, BigDecimal amount)
                        throws SQLException {
                    String sql = "UPDATE account SET balance = balance - ? WHERE id = ?";
                    try (var update = c.prepareStatement(sql)) {
                        update.setBigDecimal(1, amount);
                        update.setLong(2, account);
                        update.executeUpdate(); // and if it is not there?
                    }
                }
            }
            """;
    private static final String SQL =
            """
            CREATE TABLE account (
                id      bigint PRIMARY KEY,
                owner   text           NOT NULL,
                balance numeric(12, 2) NOT NULL DEFAULT 0
            );

            -- one row for each move of money
            CREATE TABLE transfer (
                id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                from_account bigint         NOT NULL REFERENCES account (id),
                to_account   bigint         NOT NULL REFERENCES account (id),
                amount       numeric(12, 2) NOT NULL CHECK (amount > 0)
            );
            """;

    private SamplePages() {}

    static Map<String, Sample> all() {
        var samples = new LinkedHashMap<String, Sample>();
        samples.put("sign-in", signIn("", SignInPage.Problem.NONE));
        samples.put("sign-in-wrong", signIn("ada@example.org", SignInPage.Problem.WRONG));
        samples.put(
                "sign-in-throttled", signIn("ada@example.org", SignInPage.Problem.TOO_MANY_TRIES));
        samples.put(
                "sign-in-again",
                signIn("ada@example.org", SignInPage.Problem.SIGNED_OUT_MEANWHILE));
        samples.put("home", page("home/home", home(), layout("What is due", null)));
        samples.put(
                "home-empty",
                page(
                        "home/home",
                        new HomePage(List.of(), List.of(), List.of(), List.of()),
                        layout("What is due", null)));
        samples.put("home-done", page("home/home", homeAllDone(), layout("What is due", null)));
        samples.put(
                "course",
                page("home/course", course(), layout("Databases from Java", course("Weeks"))));
        samples.put(
                "course-empty",
                page(
                        "home/course",
                        new CoursePage("Databases from Java", "Fall 2026", List.of(), null, null),
                        layout("Databases from Java", course("Weeks"))));
        samples.put("week", inWeeks("home/week", week(), "Week 11"));
        samples.put("week-bare", inWeeks("home/week", weekBare(), "Week 2"));
        samples.put(
                "lesson",
                inWeeks("lesson/lesson", lesson(false), "Connections, statements, results", WEEK));
        samples.put(
                "lesson-read",
                inWeeks("lesson/lesson", lesson(true), "Connections, statements, results", WEEK));
        samples.put(
                "assignment",
                inWeeks(
                        "assignment/assignment",
                        assignment(Door.OPEN, List.of(), past()),
                        "Bank transfer",
                        WEEK));
        samples.put(
                "assignment-first",
                inWeeks(
                        "assignment/assignment",
                        assignment(Door.OPEN, List.of(), List.of()),
                        "Bank transfer",
                        WEEK));
        samples.put(
                "assignment-refused",
                inWeeks(
                        "assignment/assignment",
                        assignment(
                                Door.LATE,
                                List.of(
                                        "PostgresBank.java is 212 KB; the limit is 100 KB.",
                                        "queries.sql is empty."),
                                past()),
                        "Bank transfer",
                        WEEK));
        for (var door : List.of(Door.NOT_YET, Door.CLOSED, Door.USED_UP, Door.STAFF)) {
            samples.put(
                    "assignment-" + door.code(),
                    inWeeks(
                            "assignment/assignment",
                            assignment(door, List.of(), past()),
                            "Bank transfer",
                            WEEK));
        }
        samples.put("submission-live", handIn(progress(), null));
        samples.put("submission-queued", handIn(queued(), null));
        samples.put("submission-graded", handIn(null, graded()));
        samples.put("submission-full", handIn(null, full()));
        samples.put("submission-limit", handIn(null, limitHit()));
        samples.put("submission-compile", handIn(null, compileFailed()));
        samples.put(
                "submission-refused",
                handIn(
                        null,
                        plain(
                                VerdictView.Kind.REFUSED,
                                "PostgresBank.java was asked for; Bank.java was sent.",
                                null)));
        samples.put(
                "submission-fault",
                handIn(null, plain(VerdictView.Kind.GRADER_FAULT, null, "7KQ2-M4XD")));
        samples.put(
                "submission-staff",
                page(
                        "assignment/submission",
                        submission("Grace Hopper", null, graded(), new Post("/regrades", "k9")),
                        layout("Hand-in 3", course("Hand-ins"), List.of(BANK))));
        samples.put(
                "submissions",
                page(
                        "assignment/submissions",
                        submissions(),
                        layout("Hand-ins", course("Hand-ins"), List.of(WEEK, BANK))));
        samples.put(
                "submissions-empty",
                page(
                        "assignment/submissions",
                        new SubmissionsPage(BANK, 42, 0, 0, true, null, "", List.of(), null),
                        layout("Hand-ins", course("Hand-ins"), List.of(WEEK, BANK))));
        samples.put(
                "flash-good",
                flash(Layout.Tone.GOOD, "Handed in as number 4. The receipt stands below."));
        samples.put(
                "flash-bad",
                flash(
                        Layout.Tone.BAD,
                        "The hand-in did not reach us. What you typed is still in the editor."));
        samples.put(
                "problems",
                page(
                        "content/problems",
                        problems(),
                        layout("Course folder", course("Course folder"))));
        samples.put(
                "problems-none",
                page(
                        "content/problems",
                        new ProblemsPage(RECEIVED, RECEIVED, 0, 0, List.of()),
                        layout("Course folder", course("Course folder"))));
        for (int status : List.of(400, 403, 404, 413, 422, 429, 500, 503)) {
            samples.put("error-" + status, error(status));
        }
        return samples;
    }

    private static Sample page(String template, Object page, Layout layout) {
        return new Sample(template, page, layout);
    }

    private static Sample inWeeks(String template, Object page, String title, Link... crumbs) {
        return page(template, page, layout(title, course("Weeks"), List.of(crumbs)));
    }

    private static Layout layout(String title, Layout.Course course) {
        return layout(title, course, List.of());
    }

    private static Layout layout(String title, Layout.Course course, List<Link> below) {
        var crumbs =
                course == null || title.equals(course.title())
                        ? below
                        : IntStream.rangeClosed(0, below.size())
                                .mapToObj(i ->
                                        i == 0
                                                ? new Link(course.title(), course.href())
                                                : below.get(i - 1))
                                .toList();
        return new Layout(
                title, course, crumbs, "Ada Lovelace", "csrf-token", "bm9uY2U", null, "/static");
    }

    private static Sample flash(Layout.Tone tone, String text) {
        var plain = layout("Databases from Java", course("Weeks"));
        var layout =
                new Layout(
                        plain.title(),
                        plain.course(),
                        plain.crumbs(),
                        "Maximiliane-Theodora von und zu Hohenlohe-Waldenburg",
                        plain.csrf(),
                        plain.nonce(),
                        new Layout.Flash(tone, text),
                        plain.assets());
        return page("home/course", course(), layout);
    }

    private static Layout.Course course(String current) {
        var menu =
                List.of(
                        new Layout.MenuItem("Weeks", TERM, current.equals("Weeks")),
                        new Layout.MenuItem(
                                "Hand-ins", TERM + "/submissions", current.equals("Hand-ins")),
                        new Layout.MenuItem(
                                "Course folder",
                                TERM + "/problems",
                                current.equals("Course folder")));
        return new Layout.Course("Databases from Java", "Fall 2026", TERM, menu);
    }

    private static Sample signIn(String email, SignInPage.Problem problem) {
        var layout =
                new Layout(
                        "Sign in", null, List.of(), null, "csrf-token", "bm9uY2U", null, "/static");
        return page(
                "people/sign-in", new SignInPage(email, TERM + "/weeks/11", problem, 60), layout);
    }

    private static Standing standing(State state) {
        return new Standing(state, false, null, null);
    }

    private static HomePage home() {
        var name = "Databases from Java";
        return new HomePage(
                List.of(
                        new HomePage.Due(
                                ActivityKind.ASSIGNMENT,
                                "Library catalogue",
                                "#",
                                name,
                                new Moment(
                                        "2026-11-14T18:00:00-06:00",
                                        "Saturday 14 November, 18:00 CST"),
                                "100",
                                standing(State.OVERDUE))),
                List.of(
                        new HomePage.Due(
                                ActivityKind.LESSON,
                                "Week 11 Lesson 2: Pools and prepared statements",
                                "#",
                                name,
                                THURSDAY,
                                "20",
                                standing(State.NOT_STARTED)),
                        new HomePage.Due(
                                ActivityKind.QUIZ,
                                "Week 11 Quiz",
                                "#",
                                name,
                                FRIDAY,
                                "70",
                                standing(State.NOT_STARTED)),
                        new HomePage.Due(
                                ActivityKind.ASSIGNMENT,
                                "Bank transfer",
                                "#",
                                name,
                                SATURDAY,
                                "150",
                                standing(State.STARTED))),
                List.of(
                        new HomePage.Due(
                                ActivityKind.LESSON,
                                "Week 11 Lesson 1: Connections, statements, results",
                                "#",
                                name,
                                THURSDAY,
                                "20",
                                standing(State.READ)),
                        new HomePage.Due(
                                ActivityKind.ASSIGNMENT,
                                "Shop reports",
                                "#",
                                name,
                                new Moment(
                                        "2026-11-07T18:00:00-06:00",
                                        "Saturday 7 November, 18:00 CST"),
                                "40",
                                new Standing(State.GRADED, true, "36", "40"))),
                List.of(
                        new HomePage.CourseEntry(
                                name,
                                "Fall 2026",
                                TERM,
                                "Student",
                                "Week 11: Advanced data persistence",
                                31,
                                44),
                        new HomePage.CourseEntry(
                                "Query optimisation for people who were told not to worry",
                                "Fall 2026",
                                TERM,
                                "Assistant",
                                null,
                                0,
                                0)));
    }

    private static HomePage homeAllDone() {
        var home = home();
        return new HomePage(List.of(), List.of(), home.done(), home.courses());
    }

    private static CoursePage course() {
        var titles =
                List.of(
                        "Tables, keys and rows",
                        "Questions in SQL",
                        "Joins",
                        "Groups and windows",
                        "JDBC",
                        "Transactions");
        var weeks =
                IntStream.range(0, titles.size())
                        .mapToObj(i ->
                                new CoursePage.Week(
                                        i + 6,
                                        titles.get(i),
                                        "#",
                                        (5 + 7 * i) % 30 + 1 + " November",
                                        i < 4
                                                ? CoursePage.Time.PAST
                                                : i == 4
                                                        ? CoursePage.Time.CURRENT
                                                        : CoursePage.Time.FUTURE,
                                        i < 3 ? 6 : i == 3 ? 5 : i == 4 ? 2 : 0,
                                        6,
                                        i == 4 ? THURSDAY : null))
                        .toList();
        return new CoursePage("Databases from Java", "Fall 2026", weeks, "612", "700");
    }

    private static WeekPage week() {
        var overview =
                new Prose(
                        """
                        <p>In this week, you will learn about working with relational databases from a Java program. First you will learn about establishing a database connection, and using it to obtain a <code>PreparedStatement</code>. Next you will learn how to issue queries and also update and insert rows in an existing database.</p>
                        <h2 id="objectives">Objectives</h2>
                        <p>By the end of this lesson, you should accomplish the following learning objectives:</p>
                        <ul><li>Understand how to work with a relational database by using JDBC.</li><li>Understand what a transaction promises, and what it does not.</li><li>Understand the basic concepts behind NoSQL data storage technologies.</li></ul>
                        """);
        var after =
                new Prose(
                        "<p>Please note that unless otherwise noted, the due time is 6pm Central time!</p><hr><p>Photo credit: the PostgreSQL elephant by Daniel Lundin, 2007.</p>");
        return new WeekPage(
                11,
                "Advanced data persistence",
                "16–22 November",
                overview,
                List.of(
                        new WeekPage.Activity(
                                ActivityKind.OTHER,
                                "Week 11 Introduction Video",
                                "https://example.org/video",
                                true,
                                "10 minutes",
                                new Moment(
                                        "2026-11-17T18:00:00-06:00",
                                        "Tuesday 17 November, 18:00 CST"),
                                null,
                                null,
                                standing(State.NONE)),
                        activity(
                                ActivityKind.LESSON,
                                "Lesson 1: Connections, statements, results",
                                "2 hours",
                                THURSDAY,
                                new ActivityPoints("20", null, null, null),
                                standing(State.READ)),
                        activity(
                                ActivityKind.LESSON,
                                "Lesson 2: Pools and prepared statements",
                                "2 hours",
                                THURSDAY,
                                new ActivityPoints("20", null, null, null),
                                standing(State.NOT_STARTED)),
                        activity(
                                ActivityKind.LESSON,
                                "Lesson 3: NoSQL data storage technologies",
                                "2 hours",
                                THURSDAY,
                                new ActivityPoints("70", null, null, null),
                                standing(State.MISSING)),
                        activity(
                                ActivityKind.QUIZ,
                                "Week 11 Quiz",
                                "35 minutes",
                                FRIDAY,
                                new ActivityPoints("70", null, null, null),
                                standing(State.OVERDUE)),
                        activity(
                                ActivityKind.ASSIGNMENT,
                                "Bank transfer",
                                "2 hours",
                                SATURDAY,
                                IN_PARTS,
                                new Standing(State.GRADED, false, "36", "40")),
                        new WeekPage.Activity(
                                ActivityKind.ASSIGNMENT,
                                "Catalogue of a library",
                                "#",
                                false,
                                "1 hour",
                                TUESDAY_AFTER,
                                "Extended for you from Saturday",
                                new ActivityPoints("40", null, null, null),
                                new Standing(State.HANDED_IN, true, null, null)),
                        new WeekPage.Activity(
                                ActivityKind.OTHER,
                                "Read chapter 4 before the lab",
                                null,
                                false,
                                null,
                                null,
                                null,
                                null,
                                standing(State.NONE)),
                        activity(
                                ActivityKind.ASSIGNMENT,
                                "Seat reservations",
                                "3 hours",
                                SATURDAY,
                                new ActivityPoints("1", null, null, null),
                                standing(State.STARTED))),
                after,
                new Link("Week 10: Transactions", "#"),
                new Link("Week 12: Indexes and plans", "#"));
    }

    private static WeekPage.Activity activity(
            ActivityKind kind,
            String title,
            String estimate,
            Moment due,
            ActivityPoints points,
            Standing standing) {
        return new WeekPage.Activity(
                kind, title, "#", false, estimate, due, null, points, standing);
    }

    private static WeekPage weekBare() {
        return new WeekPage(
                2,
                "Data loading and database management",
                "31 August – 6 September",
                null,
                List.of(),
                null,
                null,
                new Link("Week 3", "#"));
    }

    private static LessonPage lesson(boolean read) {
        var body = new Prose(SampleProse.LESSON);
        return new LessonPage(
                "Connections, statements, results",
                WEEK,
                "Iain Duncan",
                "2 hours",
                THURSDAY,
                "20",
                body,
                List.of(
                        new LessonPage.Heading("opening", "Opening a connection", 2),
                        new LessonPage.Heading("closing", "Closing what you opened", 3),
                        new LessonPage.Heading("asking", "Asking questions", 2),
                        new LessonPage.Heading("types", "SQL types and Java types", 2)),
                read ? null : new Post("/c/databases/fall-2026/lessons/jdbc/reading", "k1"),
                read ? RECEIVED : null,
                null,
                new Link("Lesson 2: Pools and prepared statements", "#"));
    }

    private static AssignmentPage assignment(
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
                WEEK,
                SATURDAY,
                TUESDAY_AFTER,
                "2 hours",
                IN_PARTS,
                StatementMarks.in(new Prose(SampleProse.STATEMENT), bySlug),
                checks,
                List.of(
                        new CodeFile("api/bank/Bank.java", "java", JAVA, "#", List.of()),
                        new CodeFile("schema.sql", "sql", SQL, "#", List.of()),
                        new CodeFile(
                                "fixtures/sample.sql",
                                "sql",
                                "INSERT INTO account VALUES (1, 'Ada', 300.00);\n",
                                null,
                                List.of())),
                List.of(
                        new AssignmentPage.EditorFile("PostgresBank.java", "java", JAVA, errors),
                        new AssignmentPage.EditorFile(
                                "queries.sql",
                                "sql",
                                "SELECT owner, balance\n  FROM account\n ORDER BY balance DESC\n LIMIT 10;\n",
                                List.of())),
                door,
                new AssignmentPage.Attempts(fresh ? 0 : 3, 10),
                open
                        ? new Post(
                                "/c/databases/fall-2026/assignments/bank-transfer/submissions",
                                "k2")
                        : null,
                open
                        ? new Post("/c/databases/fall-2026/assignments/bank-transfer/draft", "k3")
                        : null,
                fresh ? null : RECEIVED,
                problems,
                door == Door.LATE ? "/events" : null,
                past,
                door == Door.STAFF ? new Link("All hand-ins", "#") : null);
    }

    private static List<AssignmentPage.Past> past() {
        return List.of(
                new AssignmentPage.Past(
                        5, "#", RECEIVED, true, HandInState.GRADING, null, null, false),
                new AssignmentPage.Past(
                        4, "#", RECEIVED, false, HandInState.COMPILE_FAILED, null, null, false),
                new AssignmentPage.Past(
                        3, "#", RECEIVED, false, HandInState.GRADED, "36", "40", true),
                new AssignmentPage.Past(
                        2, "#", RECEIVED, false, HandInState.LIMIT_HIT, "12", "40", false),
                new AssignmentPage.Past(
                        1, "#", RECEIVED, false, HandInState.GRADER_FAULT, null, null, false));
    }

    private static Sample handIn(ProgressView progress, VerdictView verdict) {
        return inWeeks(
                "assignment/submission",
                submission(null, progress, verdict, null),
                "Hand-in 3",
                WEEK,
                BANK);
    }

    private static SubmissionPage submission(
            String student, ProgressView progress, VerdictView verdict, Post regrade) {
        var errors = verdict == null ? List.<CodeError>of() : verdict.errors();
        return new SubmissionPage(
                BANK,
                student,
                3,
                RECEIVED,
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                student != null,
                verdict != null,
                progress,
                verdict,
                List.of(
                        new CodeFile("PostgresBank.java", "java", JAVA, "#", errors),
                        new CodeFile("queries.sql", "sql", SQL, "#", List.of())),
                regrade,
                new Link("Hand-in 2", "#"),
                null);
    }

    private static ProgressView progress() {
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

    private static ProgressView queued() {
        return new ProgressView("/events", ProgressView.State.WAITING, 3, List.of());
    }

    private static CheckView check(
            String slug, String about, Outcome outcome, String points, String of) {
        return new CheckView(
                slug, about, outcome, points, of, null, null, null, null, null, List.of());
    }

    private static VerdictView graded() {
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
                        check(
                                "moves-money",
                                "Money moves from one account to the other",
                                PASSED,
                                "22",
                                "22"),
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

    private static VerdictView full() {
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

    private static VerdictView limitHit() {
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

    private static VerdictView compileFailed() {
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

    private static VerdictView plain(VerdictView.Kind kind, String reason, String incident) {
        return new VerdictView(
                kind, 0, 4, null, null, List.of(), null, List.of(), reason, incident);
    }

    private static SubmissionsPage submissions() {
        var names =
                List.of(
                        "Ada Lovelace",
                        "Barbara Liskov",
                        "Edgar Codd",
                        "Grace Hopper",
                        "Jim Gray",
                        "Margaret Hamilton",
                        "Michael Stonebraker");
        var states = HandInState.values();
        var entries =
                IntStream.range(0, names.size())
                        .mapToObj(i ->
                                new SubmissionsPage.Entry(
                                        names.get(i),
                                        "#",
                                        i + 1,
                                        RECEIVED,
                                        i % 3 == 0,
                                        states[i],
                                        3,
                                        4,
                                        states[i] == HandInState.GRADED ? "36" : null,
                                        "40",
                                        states[i] == HandInState.GRADED))
                        .toList();
        return new SubmissionsPage(
                BANK,
                42,
                38,
                2,
                true,
                new Link("all", "?all"),
                "",
                entries,
                new Link("Older hand-ins", "?before=7"));
    }

    private static ProblemsPage problems() {
        return new ProblemsPage(
                RECEIVED,
                THURSDAY,
                2,
                1,
                List.of(
                        new ProblemsPage.File(
                                "assignments/bank-transfer/assignment.yaml",
                                true,
                                List.of(
                                        new ProblemsPage.Problem(
                                                ProblemsPage.Severity.ERROR,
                                                14,
                                                "unknown key “point”; known: kind, points, about, hint, show, fixtures",
                                                "  refuses-overdraft: {kind: state, point: 8}"),
                                        new ProblemsPage.Problem(
                                                ProblemsPage.Severity.ERROR,
                                                null,
                                                "check `sum-kept` was removed but has student work; add `retired: true`",
                                                null))),
                        new ProblemsPage.File(
                                "lessons/week-11/overview.md",
                                false,
                                List.of(
                                        new ProblemsPage.Problem(
                                                ProblemsPage.Severity.WARNING,
                                                22,
                                                "“Week 11 Introduction Video” is bound to no lesson, quiz or assignment; it is shown as a plain row",
                                                "|**[Week 11 Introduction Video](https://example.org/video)**|10 Minutes|Tuesday|NA|")))));
    }

    private static Sample error(int status) {
        var signedIn = status != 404;
        var layout =
                signedIn
                        ? layout("Error " + status, course(""))
                        : new Layout(
                                "Error 404",
                                null,
                                List.of(),
                                null,
                                "csrf-token",
                                "bm9uY2U",
                                null,
                                "/static");
        var problems =
                status == 422
                        ? List.of("PostgresBank.java is empty.", "queries.sql was not sent.")
                        : List.<String>of();
        return page(
                "error",
                new ErrorPage(
                        status,
                        status == 413 ? "PostgresBank.java is 212 KB; the limit is 100 KB." : null,
                        problems,
                        status == 429 || status == 503 ? 30 : null,
                        status == 413 ? "/back" : null,
                        status >= 500 ? "7KQ2-M4XD" : null),
                layout);
    }
}

package savepoint.server.web;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import savepoint.server.quiz.HandInPage;
import savepoint.server.quiz.ImportPage;
import savepoint.server.quiz.ImportedPage;
import savepoint.server.quiz.QuestionForm;
import savepoint.server.quiz.QuestionView;
import savepoint.server.quiz.RecordPage;
import savepoint.server.quiz.ReviewPage;
import savepoint.server.quiz.ReviewPage.Outcome;
import savepoint.server.quiz.RoomPage;
import savepoint.server.quiz.SittingPage;
import savepoint.server.quiz.StartPage;
import savepoint.server.quiz.StatisticsPage;
import savepoint.server.quiz.StudentPage;
import savepoint.server.quiz.TryView;

/// Quizzes before, while and after they are sat.
final class SampleQuizzes {
    private static final Link QUIZ =
            new Link("Week 11 Quiz", SampleFacts.TERM + "/quizzes/week-11");
    private static final Post POST = new Post("/saved", "k7");
    private static final Link ADA = new Link("Ada Lovelace", "#");

    private SampleQuizzes() {}

    static void addTo(Map<String, SamplePages.Sample> samples) {
        for (var state : StartPage.State.values())
            samples.put("quiz-" + state.code(), in("quiz/start", start(state), "Week 11 Quiz"));
        samples.put("quiz-sitting", in("quiz/sitting", sitting(false), "Week 11 Quiz"));
        samples.put("quiz-sitting-forward", in("quiz/sitting", sitting(true), "Week 11 Quiz"));
        samples.put("quiz-preview", in("quiz/preview", preview(), "Preview"));
        samples.put(
                "quiz-hand-in",
                in(
                        "quiz/hand-in",
                        handIn(
                                List.of(
                                        new Link("Question 3", "#q3"),
                                        new Link("Question 7", "#q7"))),
                        "Hand in"));
        samples.put("quiz-hand-in-all", in("quiz/hand-in", handIn(List.of()), "Hand in"));
        samples.put("quiz-review", in("quiz/review", review("38.5", null), "Attempt"));
        samples.put(
                "quiz-review-pending",
                in("quiz/review", review(null, "Handed in. Points are not shown yet."), "Attempt"));
        samples.put(
                "quiz-review-graded",
                in(
                        "quiz/review",
                        review(
                                null,
                                "Your code is being graded; the points stand here afterwards."),
                        "Attempt"));
        SampleCode.addTo(samples);
        samples.put("quiz-statistics", in("quiz/statistics", statistics(true), "Questions"));
        samples.put("quiz-statistics-empty", in("quiz/statistics", statistics(false), "Questions"));
        samples.put(
                "quiz-import",
                in(
                        "quiz/import",
                        new ImportPage(POST, "joins", 4, List.of("Choose the file.")),
                        "Import questions"));
        samples.put("quiz-imported", in("quiz/imported", imported(true), "What came over"));
        samples.put(
                "quiz-imported-nothing", in("quiz/imported", imported(false), "What came over"));
        samples.put("quiz-room", in("quiz/room", room(true), "Who is where"));
        samples.put("quiz-room-empty", in("quiz/room", room(false), "Who is where"));
        samples.put("quiz-record", in("quiz/record", record(false), "Attempt 1"));
        samples.put("quiz-record-running", in("quiz/record", record(true), "Attempt 1"));
        samples.put(
                "quiz-student",
                in(
                        "quiz/student",
                        new StudentPage(
                                QUIZ,
                                "Ada Lovelace",
                                "1.5",
                                "1 attempt left",
                                past(),
                                POST,
                                POST,
                                "Say why; it is kept on record."),
                        "Ada Lovelace"));
    }

    static SamplePages.Sample in(String template, Object page, String title) {
        return SamplePages.inWeeks(template, page, title, SampleFacts.WEEK, QUIZ);
    }

    private static Prose prose(String html) {
        return new Prose(html);
    }

    private static StartPage start(StartPage.State state) {
        boolean open = state == StartPage.State.OPEN;
        return new StartPage(
                "Week 11 Quiz",
                SampleFacts.WEEK,
                "70",
                state == StartPage.State.NOT_YET ? SampleFacts.THURSDAY : null,
                SampleFacts.FRIDAY,
                null,
                List.of(
                        new StartPage.Rule(
                                "Time",
                                "52.5 minutes for you (35 minutes × 1.5), from when you start. The clock runs on when you close the page."),
                        new StartPage.Rule("Attempts", "2, 1 left. The best one counts."),
                        new StartPage.Rule("Questions", "12 on one page, in any order."),
                        new StartPage.Rule(
                                "Your answers",
                                "Saved as you give them. When the time is up, what is saved is handed in by itself.")),
                prose(
                        "<p>Have <strong>pen and paper</strong> at hand. You may use your notes.</p>"),
                state,
                open ? "That is not this quiz's password. Ask whoever supervises it." : null,
                open,
                open ? POST : null,
                state == StartPage.State.RUNNING ? new Link("Go on with attempt 2", "#") : null,
                state == StartPage.State.USED_UP ? "58 of 70 points count" : null,
                open || state == StartPage.State.STAFF ? List.of() : past(),
                state == StartPage.State.STAFF
                        ? List.of(
                                new Link("Who is where", "#"),
                                new Link("Preview as a student", "#"))
                        : List.of());
    }

    private static List<StartPage.Past> past() {
        return List.of(
                new StartPage.Past("#", 2, SampleFacts.THURSDAY, null, null, "Running"),
                new StartPage.Past(
                        "#", 1, SampleFacts.THURSDAY, SampleFacts.THURSDAY, "58 of 70", null));
    }

    private static SittingPage.Clock clock() {
        return new SittingPage.Clock(
                "2026-11-20T00:00:00Z", "2026-11-19T23:26:00Z", SampleFacts.THURSDAY, "34 minutes");
    }

    private static SittingPage sitting(boolean forward) {
        var questions = questions();
        return new SittingPage(
                QUIZ,
                "Week 11 Quiz",
                "Attempt 1 of 2",
                "abcdefghijklmnop",
                clock(),
                IntStream.rangeClosed(1, 12)
                        .mapToObj(at -> new SittingPage.Numbered(at, at < 4, forward && at == 4))
                        .toList(),
                forward ? questions.subList(3, 4) : questions,
                3,
                forward,
                forward,
                POST,
                "#",
                "#",
                "#",
                "tabtabtab",
                forward ? List.of("Question 4: there is no such choice") : List.of(),
                false);
    }

    private static SittingPage preview() {
        return new SittingPage(
                QUIZ,
                "Week 11 Quiz",
                null,
                "42",
                null,
                List.of(),
                questions(),
                0,
                false,
                false,
                POST,
                null,
                null,
                null,
                null,
                List.of(),
                true);
    }

    private static List<QuestionView> questions() {
        return List.of(
                question(
                        1,
                        "Transactions",
                        "<p>Which isolation level does PostgreSQL use unless told otherwise?</p>",
                        new QuestionForm.Choices(
                                List.of(
                                        choice("a", "<p><code>REPEATABLE READ</code></p>", false),
                                        choice("b", "<p><code>READ COMMITTED</code></p>", true),
                                        choice("c", "<p><code>SERIALIZABLE</code></p>", false)),
                                false),
                        null),
                question(
                        2,
                        null,
                        "<p>What does a transaction promise?</p>",
                        new QuestionForm.Choices(
                                List.of(
                                        choice("a", "<p>All of it or nothing</p>", true),
                                        choice("b", "<p>That it is fast</p>", false)),
                                true),
                        new QuestionView.Overtaken("That it is fast", SampleFacts.RECEIVED)),
                question(
                        3,
                        null,
                        "<p>How long does <code>pg_sleep(2.5)</code> take?</p>",
                        new QuestionForm.Line(
                                "2500",
                                true,
                                List.of(
                                        new QuestionForm.Option("s", "s", false),
                                        new QuestionForm.Option("ms", "ms", true))),
                        null),
                question(
                        4,
                        "Statements",
                        "<p>Put what it means beside each letter.</p>",
                        new QuestionForm.Pairs(
                                List.of(pair("a", "Atomicity"), pair("i", "Isolation"))),
                        null),
                question(
                        5,
                        null,
                        "<p>What happens to a statement?</p>",
                        new QuestionForm.Sequence(
                                List.of(
                                        item("p", "It is planned"),
                                        item("e", "It is executed"),
                                        item("r", "It is parsed")),
                                false),
                        null),
                question(6, null, null, gaps(), null),
                question(
                        7,
                        null,
                        "<p>List the names of all customers without an order.</p>",
                        new QuestionForm.Code(
                                "sql", List.of(new QuestionForm.File("answer.sql", "select\n"))),
                        null),
                question(
                        8,
                        null,
                        "<p>Why are transactions short?</p>",
                        new QuestionForm.Essay("Because of locks.", "20 to 60 words"),
                        null));
    }

    private static QuestionView question(
            int number,
            String part,
            String prompt,
            QuestionForm form,
            QuestionView.Overtaken overtaken) {
        boolean answered = number < 4;
        return new QuestionView(
                number,
                "q" + number,
                part,
                prompt == null ? null : prose(prompt),
                "5",
                form,
                answered ? 2 : 0,
                answered,
                answered ? new QuestionView.Saved("2026-11-19T23:41:07Z", "17:41") : null,
                overtaken,
                form instanceof QuestionForm.Code ? "#" : null,
                tries(number));
    }

    private static TryView tries(int number) {
        if (number > 3) return null;
        var check = "check-" + number;
        return switch (number) {
            case 1 ->
                    new TryView(
                            TryView.State.UNTRIED,
                            null,
                            "You have 3 tries; a later one is worth less: 100%, 60%, 30%.",
                            check);
            case 2 ->
                    new TryView(
                            TryView.State.WRONG,
                            "Try 1 of 3 was not right.",
                            "Your next try is worth 60% of the points.",
                            check);
            default ->
                    new TryView(
                            TryView.State.RIGHT,
                            "Try 2 of 3 was right: 60% of the points.",
                            null,
                            check);
        };
    }

    private static QuestionForm.Choice choice(String id, String html, boolean ticked) {
        return new QuestionForm.Choice(id, prose(html), ticked);
    }

    private static QuestionForm.Pair pair(String id, String words) {
        return new QuestionForm.Pair(
                id,
                prose("<p>" + words + "</p>"),
                words,
                List.of(
                        new QuestionForm.Option("x", "All or nothing", false),
                        new QuestionForm.Option("y", "As if alone", id.equals("i"))));
    }

    private static QuestionForm.Item item(String id, String words) {
        return new QuestionForm.Item(id, prose("<p>" + words + "</p>"), words, "");
    }

    private static QuestionForm gaps() {
        return new QuestionForm.Gaps(
                List.of(
                        new QuestionForm.Piece(
                                prose("<p>A transaction begins with "),
                                new QuestionForm.Gap("a", 1, "begin", false, List.of(), List.of())),
                        new QuestionForm.Piece(
                                prose(" and ends with "),
                                new QuestionForm.Gap(
                                        "b",
                                        2,
                                        "",
                                        false,
                                        List.of(
                                                new QuestionForm.Option("c", "commit", false),
                                                new QuestionForm.Option("r", "return", false)),
                                        List.of())),
                        new QuestionForm.Piece(prose(".</p>"), null)));
    }

    private static HandInPage handIn(List<Link> unanswered) {
        return new HandInPage(
                "Week 11 Quiz",
                clock(),
                12 - unanswered.size(),
                12,
                unanswered,
                "#",
                "#",
                "#",
                POST);
    }

    private static ReviewPage review(String points, String pending) {
        return new ReviewPage(
                QUIZ,
                "Week 11 Quiz",
                "Attempt 1 of 2",
                SampleFacts.THURSDAY,
                SampleFacts.RECEIVED,
                points == null,
                points,
                "45",
                pending,
                "the right answers and the explanations",
                points == null ? 2 : 0,
                pending != null && pending.contains("graded") ? SampleVerdicts.queued() : null,
                points == null ? List.of() : reviewed(),
                points == null
                        ? Map.of()
                        : Map.of(1, List.of("Try 2 of 3 was right: 60% of the points.")),
                points == null ? Map.of() : SampleAppeals.beside());
    }

    private static List<ReviewPage.Question> reviewed() {
        return List.of(
                new ReviewPage.Question(
                        1,
                        "Transactions",
                        prose(
                                "<p>Which isolation level does PostgreSQL use unless told otherwise?</p>"),
                        Outcome.WRONG,
                        "0",
                        "5",
                        List.of(
                                new ReviewPage.Choice(
                                        prose("<p><code>REPEATABLE READ</code></p>"), true, false),
                                new ReviewPage.Choice(
                                        prose("<p><code>READ COMMITTED</code></p>"), false, true)),
                        List.of(),
                        List.of(),
                        List.of(prose("<p>That is MySQL's.</p>")),
                        null,
                        prose("<p>The default is said in <em>lesson 1</em>.</p>"),
                        null,
                        null,
                        null),
                new ReviewPage.Question(
                        2,
                        null,
                        prose("<p>Put what it means beside each letter.</p>"),
                        Outcome.PARTLY,
                        "2.5",
                        "5",
                        List.of(),
                        List.of(
                                new ReviewPage.Row("A", "Atomicity", "Atomicity", Outcome.RIGHT),
                                new ReviewPage.Row("I", "Indexing", "Isolation", Outcome.WRONG)),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        "Isolation",
                        null),
                new ReviewPage.Question(
                        3,
                        null,
                        prose("<p>Why are transactions short?</p>"),
                        Outcome.TO_MARK,
                        null,
                        "5",
                        List.of(),
                        List.of(
                                new ReviewPage.Row(
                                        null, "Because of locks.", null, Outcome.TO_MARK)),
                        List.of(new QuestionForm.File("answer.sql", "select 1")),
                        List.of(),
                        prose("<p>Because they hold locks.</p>"),
                        null,
                        "B. Osei: And bloat?",
                        null,
                        null),
                SampleCode.reviewed(4, SampleVerdicts.graded()),
                SampleCode.reviewed(5, SampleVerdicts.compileFailed()),
                SampleCode.reviewed(6, SampleVerdicts.limitHit()),
                SampleCode.reviewed(
                        7,
                        SampleVerdicts.plain(
                                savepoint.server.grading.VerdictView.Kind.GRADER_FAULT,
                                null,
                                "7KQ2")),
                SampleCode.reviewed(8, null));
    }

    private static StatisticsPage statistics(boolean full) {
        if (!full) return new StatisticsPage(QUIZ, 0, 5, null, null, null, List.of(), List.of());
        var steps = List.of(0, 1, 0, 2, 3, 5, 9, 11, 6, 1);
        return new StatisticsPage(
                QUIZ,
                38,
                5,
                "71 %",
                "0.78",
                "6 %",
                IntStream.range(0, 10)
                        .mapToObj(i ->
                                new StatisticsPage.Step(
                                        10 * i, steps.get(i), 100 * steps.get(i) / 11))
                        .toList(),
                List.of(
                        new StatisticsPage.Item(
                                "isolation",
                                prose("<p>Which isolation level does PostgreSQL use?</p>"),
                                38,
                                62,
                                "0.41",
                                "1:24",
                                null,
                                List.of(
                                        new StatisticsPage.Choice("READ COMMITTED", true, 62),
                                        new StatisticsPage.Choice("SERIALIZABLE", false, 38)),
                                List.of(),
                                "#"),
                        new StatisticsPage.Item(
                                "acid",
                                prose("<p>What does a transaction promise?</p>"),
                                38,
                                18,
                                "-0.12",
                                null,
                                "Who does well elsewhere does badly here: look at the key.",
                                List.of(),
                                List.of(
                                        new StatisticsPage.Wrong("revert", 3, "#"),
                                        new StatisticsPage.Wrong("undo everything", 1, "#")),
                                "#")));
    }

    private static RoomPage room(boolean full) {
        return new RoomPage(
                QUIZ,
                full,
                full ? 1 : 0,
                full ? 2 : 0,
                full ? 4 : 0,
                full
                        ? List.of(
                                row("Ada Lovelace", RoomPage.State.SITTING),
                                row("Edgar F. Codd", RoomPage.State.TO_MARK),
                                row("Grace Hopper", RoomPage.State.DONE),
                                row("Jim Gray", RoomPage.State.NOT_STARTED))
                        : List.of(),
                full ? POST : null,
                full ? List.of(new Link("Edgar F. Codd, question 12", "#")) : List.of(),
                List.of());
    }

    private static RoomPage.Row row(String name, RoomPage.State state) {
        boolean started = state != RoomPage.State.NOT_STARTED;
        return new RoomPage.Row(
                new Link(name, "#"),
                "Section A",
                state == RoomPage.State.SITTING ? "× 1.5" : null,
                state,
                started ? new Link("Attempt 1", "#") : null,
                state == RoomPage.State.SITTING ? "12:04" : null,
                started ? 7 : 0,
                started ? 12 : 0,
                started ? 5 : null,
                started ? SampleFacts.RECEIVED : null,
                state == RoomPage.State.DONE ? "58 of 70" : null);
    }

    private static RecordPage record(boolean running) {
        return new RecordPage(
                QUIZ,
                ADA,
                1,
                running,
                SampleFacts.THURSDAY,
                SampleFacts.THURSDAY,
                List.of(
                        new RecordPage.Entry(SampleFacts.RECEIVED, "Started", null, null),
                        new RecordPage.Entry(
                                SampleFacts.RECEIVED, "5 minutes more", "B. Osei", "fire alarm")),
                running ? null : review("38.5", null),
                running ? Map.of() : Map.of(1, "2:05", 2, "0:40"),
                running
                        ? List.of()
                        : List.of(
                                new RecordPage.ByHand(
                                        3,
                                        "Because of locks.",
                                        List.of(
                                                new RecordPage.Criterion(
                                                        "locks",
                                                        "Locks",
                                                        "Says that locks are held.",
                                                        "3.5",
                                                        "5")),
                                        "And bloat?",
                                        "Because they hold locks.",
                                        "B. Osei",
                                        null,
                                        null,
                                        POST),
                                new RecordPage.ByHand(
                                        4,
                                        "select id, owner\n  from account",
                                        List.of(
                                                new RecordPage.Criterion(
                                                        "points", "Points", "", "", "8")),
                                        "",
                                        null,
                                        null,
                                        "The grader gives 6 of 8; a mark by hand takes its place.",
                                        POST,
                                        POST)),
                running
                        ? List.of()
                        : List.of(
                                new RecordPage.LateAnswer(
                                        2,
                                        3,
                                        "Isolation",
                                        SampleFacts.RECEIVED,
                                        SampleFacts.RECEIVED,
                                        POST)),
                running ? POST : null,
                running ? null : POST,
                running ? null : "Say why the answer counts; it is kept on record.");
    }

    private static ImportedPage imported(boolean some) {
        var left =
                new ImportedPage.Line(
                        "Drag the keys onto the picture",
                        ImportedPage.Outcome.LEFT,
                        null,
                        List.of("questions of type `ddimageortext` have no counterpart here"),
                        null);
        return new ImportedPage(
                "joins-2026.xml",
                "Moodle XML",
                "quizzes/bank/joins/",
                new Link("Import another file", "#"),
                some ? new Link("Download the files", "#") : null,
                some ? 1 : 0,
                some ? 1 : 0,
                1,
                some
                        ? List.of(
                                imported(1, ImportedPage.Outcome.TAKEN, List.of()),
                                imported(
                                        2,
                                        ImportedPage.Outcome.CHANGED,
                                        List.of(
                                                "a wrong answer took points away; here it earns nothing",
                                                "hints were left out")),
                                left)
                        : List.of(left));
    }

    private static ImportedPage.Line imported(
            int number, ImportedPage.Outcome outcome, List<String> notes) {
        return new ImportedPage.Line(
                "Which join keeps rows?",
                outcome,
                "quizzes/bank/joins/which-join-%d.md".formatted(number),
                notes,
                question(
                        number + 3,
                        null,
                        "<p>Which join keeps all rows of the left table?</p>",
                        new QuestionForm.Choices(
                                List.of(
                                        choice("a", "<p><code>LEFT JOIN</code></p>", false),
                                        choice("b", "<p><code>INNER JOIN</code></p>", false)),
                                false),
                        null));
    }
}

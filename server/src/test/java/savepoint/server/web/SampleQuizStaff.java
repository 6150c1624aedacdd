package savepoint.server.web;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import savepoint.server.quiz.imports.ImportPage;
import savepoint.server.quiz.imports.ImportedPage;
import savepoint.server.quiz.proctor.RecordPage;
import savepoint.server.quiz.proctor.RoomPage;
import savepoint.server.quiz.proctor.StudentPage;
import savepoint.server.quiz.proctor.TypedTime;
import savepoint.server.quiz.show.QuestionForm;
import savepoint.server.quiz.statistics.StatisticsPage;

/// Quizzes as those who teach see them.
final class SampleQuizStaff {
    private static final Link QUIZ =
            new Link("Week 11 Quiz", SampleFacts.TERM + "/quizzes/week-11");
    private static final Post POST = new Post("/saved", "k7");
    private static final Link ADA = new Link("Ada Lovelace", "#");

    private SampleQuizStaff() {}

    static void addTo(Map<String, SamplePages.Sample> samples) {
        samples.put(
                "quiz-statistics",
                SampleQuizzes.in("quiz/statistics", statistics(true), "Questions"));
        samples.put(
                "quiz-statistics-empty",
                SampleQuizzes.in("quiz/statistics", statistics(false), "Questions"));
        samples.put(
                "quiz-import",
                SampleQuizzes.in(
                        "quiz/import",
                        new ImportPage(POST, "joins", 4, List.of("Choose the file.")),
                        "Import questions"));
        samples.put(
                "quiz-imported",
                SampleQuizzes.in("quiz/imported", imported(true), "What came over"));
        samples.put(
                "quiz-imported-nothing",
                SampleQuizzes.in("quiz/imported", imported(false), "What came over"));
        samples.put("quiz-room", SampleQuizzes.in("quiz/room", room(true), "Who is where"));
        samples.put("quiz-room-empty", SampleQuizzes.in("quiz/room", room(false), "Who is where"));
        samples.put("quiz-record", SampleQuizzes.in("quiz/record", record(false), "Attempt 1"));
        samples.put(
                "quiz-record-running", SampleQuizzes.in("quiz/record", record(true), "Attempt 1"));
        samples.put(
                "quiz-student",
                SampleQuizzes.in(
                        "quiz/student",
                        new StudentPage(
                                QUIZ,
                                "Ada Lovelace",
                                "1.5",
                                "1 attempt left",
                                SampleQuizzes.past(),
                                POST,
                                "1.5",
                                "",
                                POST,
                                "1",
                                "",
                                "Say why; it is kept on record."),
                        "Ada Lovelace"));
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
                TypedTime.NONE,
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
                running ? null : SampleQuizReview.review("38.5", null),
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
                                        7,
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
                                        0,
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
                                        POST,
                                        "")),
                running
                        ? List.of()
                        : List.of(
                                new RecordPage.LateAnswer(
                                        5, 2, "rollback", SampleFacts.RECEIVED, null, POST, "")),
                running ? POST : null,
                TypedTime.NONE,
                running ? null : POST,
                TypedTime.NONE,
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
                SampleQuestions.question(
                        number + 3,
                        null,
                        "<p>Which join keeps all rows of the left table?</p>",
                        new QuestionForm.Choices(
                                List.of(
                                        SampleQuestions.choice(
                                                "a", "<p><code>LEFT JOIN</code></p>", false),
                                        SampleQuestions.choice(
                                                "b", "<p><code>INNER JOIN</code></p>", false)),
                                false),
                        null));
    }

    private static Prose prose(String html) {
        return new Prose(html);
    }
}

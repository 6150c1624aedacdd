package savepoint.server.content.question;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import savepoint.grader.bundle.Problem;
import savepoint.grader.bundle.Problems;
import tools.jackson.databind.json.JsonMapper;

class QuizReaderTest {
    private static final String CHOICE =
            """
            ---
            kind: choose-one
            points: %d
            retired: %s
            ---
            Which?

            - [x] right
            - [ ] wrong
            """;

    private static final Bank BANK =
            new Bank(
                    List.of(
                            Written.entry("one", CHOICE.formatted(1, false)),
                            Written.entry("two", CHOICE.formatted(2, false)),
                            Written.entry("gone", CHOICE.formatted(2, true))));

    private final Problems problems = new Problems();

    private Optional<Quiz> read(String text) {
        return QuizReader.read("q", "quizzes/q.yaml", text, BANK, Set.of("broken"), problems);
    }

    private List<String> told() {
        return problems.all().stream().map(Problem::toString).toList();
    }

    @Test
    void all_that_a_quiz_can_say_is_read() {
        var quiz =
                read("""
                title: Week 3 Quiz
                week: 3
                time: 1 h 30 min
                attempts: unlimited
                counts: average
                points: 7
                navigation: forward
                tries: [100%, 66.67%, 33.33%]
                access: {password: open sesame, networks: [10.1.0.0/16, "2001:db8::/32"]}
                shown: {score: closing, key: never, explanations: attempt}
                intro: |
                  Have *paper* at hand.
                shuffle: true
                parts:
                  - {question: one, title: Warm up, shuffle: false}
                  - {questions: [two], points: 6}
                formerly: [quiz-three]
                """)
                        .orElseThrow();
        assertEquals(List.of(), told());
        assertEquals(
                new Quiz(
                        "q",
                        "Week 3 Quiz",
                        Optional.of(3),
                        Optional.of(Duration.ofMinutes(90)),
                        Optional.empty(),
                        Quiz.Counting.AVERAGE,
                        BigDecimal.valueOf(7),
                        List.of(
                                new Part(
                                        Optional.of("Warm up"),
                                        new Part.Named(List.of("one"), 1),
                                        Optional.empty(),
                                        false),
                                new Part(
                                        Optional.empty(),
                                        new Part.Named(List.of("two"), 1),
                                        Optional.of(BigDecimal.valueOf(6)),
                                        true)),
                        Quiz.Navigation.FORWARD,
                        List.of(Share.ALL, Share.of(2, 3), Share.of(1, 3)),
                        new Quiz.Access(
                                Optional.of("open sesame"),
                                List.of("10.1.0.0/16", "2001:db8::/32")),
                        new Quiz.Showing(
                                Quiz.When.CLOSING,
                                Quiz.When.ATTEMPT,
                                Quiz.When.ATTEMPT,
                                Quiz.When.NEVER,
                                Quiz.When.ATTEMPT),
                        Optional.of("Have *paper* at hand."),
                        List.of("quiz-three"),
                        false),
                quiz);
        var json = JsonMapper.shared().writeValueAsString(quiz);
        assertEquals(quiz, JsonMapper.shared().readValue(json, Quiz.class));
    }

    @Test
    void four_lines_are_a_quiz() {
        var quiz = read("title: Small\npoints: 1\nparts:\n  - question: one\n").orElseThrow();
        assertEquals(Optional.of(1), quiz.attempts());
        assertEquals(Share.ALL, quiz.worth(1));
        assertEquals(Share.NONE, quiz.worth(2));
        assertEquals(Quiz.Showing.USUAL, quiz.shown());
    }

    @Test
    void everything_wrong_is_told_at_once() {
        assertEquals(
                Optional.empty(),
                read(
                        """
                        titel: Slip
                        time: soon
                        attempts: 0
                        points: 9
                        tries: [100%, 120%]
                        access: {networks: [300.0.0.1]}
                        parts:
                          - question: onee
                          - {questions: [two, gone], draw: 3}
                          - question: broken
                          - {draw: 2, difficulty: hard}
                          - {draw: 1}
                        """));
        assertEquals(
                List.of(
                        "quizzes/q.yaml line 1: key `title` is missing",
                        "quizzes/q.yaml line 1: unknown key `titel`; known: title, week, time, attempts, counts, points,"
                                + " navigation, tries, access, shown, intro, shuffle, parts, formerly, retired",
                        "quizzes/q.yaml line 2: `time` must be a duration such as 35 minutes or 1 h 30 min, not `soon`",
                        "quizzes/q.yaml line 3: `attempts` must be from 1 to 100, or unlimited",
                        "quizzes/q.yaml line 5: `tries` lists what each try is worth, such as [100%, 60%, 30%]; `120%` is"
                                + " no such part",
                        "quizzes/q.yaml line 6: `300.0.0.1` is no network such as 10.1.0.0/16 or 2001:db8::/32",
                        "quizzes/q.yaml line 8: there is no question `onee` in quizzes/bank; did you mean `one`?",
                        "quizzes/q.yaml line 9: question `gone` is retired",
                        "quizzes/q.yaml line 9: draws 3 of 2 questions",
                        "quizzes/q.yaml line 10: question `broken` has errors, see its file",
                        "quizzes/q.yaml line 11: draws 2 questions, and the bank has 0",
                        "quizzes/q.yaml line 12: a part names its `questions`, or draws some by `topic`, `tags` or"
                                + " `difficulty`"),
                told());
    }

    @Test
    void points_must_add_up_and_pools_must_not_be_drawn_dry() {
        read(
                """
                title: Sums
                points: 5
                parts:
                  - {draw: 1, topic: jdbc}
                """);
        read(
                """
                title: Dry
                points: 3
                parts:
                  - {draw: 1, topic: jdbc, points: 1}
                  - {draw: 2, topic: jdbc, points: 1}
                """);
        read("title: Off\npoints: 5\nparts:\n  - {questions: [one, two]}\n");
        assertEquals(
                List.of(
                        "quizzes/q.yaml line 2: the quiz is worth 5 points, but its parts make 3",
                        "quizzes/q.yaml line 4: draws from questions of different points; say how many `points` each"
                                + " earns here",
                        "quizzes/q.yaml line 5: draws 2 questions, and the bank has 2, of which other parts may have"
                                + " drawn 1"),
                told());
    }
}

package savepoint.server.web;

import java.util.List;
import java.util.Map;
import savepoint.server.quiz.keys.KeyFixPage;
import savepoint.server.quiz.paper.PaperPage;

/// Mending a key, and a quiz on paper.
final class SampleKeys {
    private static final Post POST = new Post("#", "k7");
    private static final Link QUIZ = new Link("Week 11 Quiz", "#");

    private SampleKeys() {}

    static void addTo(Map<String, SamplePages.Sample> samples) {
        samples.put("quiz-key", in("quiz/key", key(false), "Key of isolation"));
        samples.put("quiz-key-looked", in("quiz/key", key(true), "Key of isolation"));
        samples.put("quiz-paper", in("quiz/paper", paper(false), "On paper"));
        samples.put("quiz-paper-keyed", in("quiz/paper", paper(true), "On paper"));
    }

    private static SamplePages.Sample in(String template, Object page, String title) {
        return SamplePages.inWeeks(template, page, title, SampleFacts.WEEK, QUIZ);
    }

    private static KeyFixPage key(boolean looked) {
        return new KeyFixPage(
                QUIZ,
                "isolation",
                new Prose("<p>Which isolation level does PostgreSQL use?</p>"),
                38,
                "#",
                List.of(
                        new KeyFixPage.Way(
                                "key",
                                "Judge by the key that the course has now",
                                "30 of 38 attempts were judged by another.",
                                looked,
                                false),
                        new KeyFixPage.Way(
                                "accept",
                                "Accept one more answer",
                                "It gets all points. Add it to the course, too, for those who sit later.",
                                false,
                                true),
                        new KeyFixPage.Way(
                                "full",
                                "Give everybody full points",
                                "Where the question itself was wrong.",
                                false,
                                false)),
                "",
                true,
                looked ? "SERIALIZABLE" : null,
                looked ? "READ COMMITTED" : null,
                looked,
                null,
                looked
                        ? null
                        : new KeyFixPage.Grading(
                                "First the grader runs the code of 38 attempts by the checks that the course has now. Nobody’s points change by that: you see who would move before you decide.",
                                true,
                                POST),
                looked ? new KeyFixPage.Tally(2, 1, 34, 1, 1) : null,
                looked
                        ? List.of(
                                row("Ada Lovelace", "0", "5", "+5", false),
                                row("Edgar Codd", "2.5", "5", "+2.5", false),
                                row("Jim Gray", "5", "0", "−5", true))
                        : List.of(),
                looked ? POST : null,
                "key",
                "",
                new Link("Drop it", "#"),
                List.of(
                        fix("Accepted, too: undo", null),
                        fix("Full points for everybody", "Undone by B. Osei, Friday: by mistake")),
                looked ? "Say why: students whose points change read it." : null);
    }

    private static KeyFixPage.Row row(
            String student, String before, String after, String change, boolean kept) {
        return new KeyFixPage.Row(
                student,
                new Link("Attempt 1", "#"),
                kept ? null : "READ COMMITTED",
                before,
                after,
                change,
                !kept,
                kept);
    }

    private static KeyFixPage.Fix fix(String what, String undone) {
        return new KeyFixPage.Fix(
                what,
                "Both words are in the manual.",
                "3 up, 0 down, nobody lowered",
                "B. Osei",
                SampleFacts.RECEIVED,
                undone,
                undone == null ? POST : null);
    }

    private static PaperPage paper(boolean keyed) {
        return new PaperPage(
                QUIZ,
                "Week 11 Quiz",
                "Databases from Java, Fall 2026",
                "42",
                "70",
                "35 minutes",
                keyed,
                "#",
                new Link(keyed ? "Without the answers" : "With the answers", "#"),
                List.of(
                        question(1, PaperPage.Room.CHOICES, keyed),
                        question(2, PaperPage.Room.PAIRS, keyed),
                        question(3, PaperPage.Room.ORDER, keyed),
                        question(4, PaperPage.Room.LINE, keyed),
                        question(5, PaperPage.Room.GAPS, keyed),
                        question(6, PaperPage.Room.LINES, keyed)));
    }

    private static PaperPage.Question question(int number, PaperPage.Room room, boolean keyed) {
        boolean listed = number <= 3;
        return new PaperPage.Question(
                number,
                number == 1 ? "Transactions" : null,
                "5",
                new Prose(
                        "<p>Which isolation level does PostgreSQL use unless told otherwise?</p>"),
                room,
                number == 2,
                listed
                        ? List.of(
                                new PaperPage.Choice(
                                        new Prose("<p><code>READ COMMITTED</code></p>"), keyed),
                                new PaperPage.Choice(
                                        new Prose("<p><code>SERIALIZABLE</code></p>"), false))
                        : List.of(),
                number == 2
                        ? List.of(
                                new PaperPage.Lettered("A", new Prose("<p>Atomicity</p>")),
                                new PaperPage.Lettered("B", new Prose("<p>Isolation</p>")))
                        : List.of(),
                number == 5 ? List.of("Gap 1: one of JOIN, CROSS JOIN") : List.of(),
                keyed && number > 1 ? List.of("rollback") : List.of(),
                keyed && number == 6 ? new Prose("<p>Because of <em>locks</em>.</p>") : null);
    }
}

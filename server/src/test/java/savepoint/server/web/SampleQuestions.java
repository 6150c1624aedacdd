package savepoint.server.web;

import java.util.List;
import savepoint.server.quiz.attempt.TryView;
import savepoint.server.quiz.show.QuestionForm;
import savepoint.server.quiz.show.QuestionView;

/// Questions as they are asked.
final class SampleQuestions {
    private SampleQuestions() {}

    static List<QuestionView> questions() {
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

    static QuestionView question(
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
        if (number > 4) return null;
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
            case 3 ->
                    new TryView(
                            TryView.State.WAITING,
                            "Try 1 of 3 is being graded.",
                            "You may go on meanwhile.",
                            null);
            default ->
                    new TryView(
                            TryView.State.RIGHT,
                            "Try 2 of 3 was right: 60% of the points.",
                            null,
                            check);
        };
    }

    static QuestionForm.Choice choice(String id, String html, boolean ticked) {
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

    private static Prose prose(String html) {
        return new Prose(html);
    }
}

package savepoint.server.content.exchange;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.Problems;
import savepoint.server.content.question.Question;
import savepoint.server.content.question.QuestionReader;

/// Questions of every kind that QTI has a form for.
final class QtiSamples {
    private QtiSamples() {}

    private static QtiExport.Source source(String slug, String text) {
        var path = "quizzes/bank/kinds/" + slug + ".md";
        var question = read("kinds", slug, path, text);
        return new QtiExport.Source(
                question, FileTree.of(Map.of(path, text.getBytes(StandardCharsets.UTF_8))));
    }

    static Question read(String topic, String slug, String path, String text) {
        var problems = new Problems();
        return QuestionReader.read(
                        new QuestionReader.Source(
                                topic,
                                slug,
                                path,
                                text,
                                FileTree.of(Map.of()),
                                _ -> Optional.empty()),
                        problems)
                .orElseThrow(() -> new AssertionError(text + problems.all()))
                .question();
    }

    static final List<QtiExport.Source> KINDS =
            List.of(
                    source(
                            "in-part",
                            """
                            ---
                            kind: choose-one
                            title: Right in part
                            points: 4
                            shuffle: false
                            ---
                            Which of `a < b && c` is *first*?

                            - [x] `a < b`
                              > Yes.

                              It binds more.
                            - [50%] nearly
                            - [ ] $x^2$
                            """),
                    source(
                            "weighed",
                            """
                            ---
                            kind: choose-many
                            title: Weighed ticks
                            points: 10
                            ---
                            Which?

                            - [60%] a
                            - [40%] b
                            - [-25%] c
                            """),
                    source(
                            "all-of-it",
                            """
                            ---
                            kind: choose-many
                            title: All or nothing
                            credit: all
                            ---
                            Which?

                            - [x] a
                            - [x] b
                            - [ ] c
                            """),
                    source(
                            "tolerant",
                            """
                            ---
                            kind: number
                            title: Tolerant
                            ---
                            How long?

                            - 200 ± 5
                              > Right.
                            - [50%] 150 ± 2%
                            - [ ] 5
                              > That is one trip.
                            """),
                    source(
                            "patterns",
                            """
                            ---
                            kind: short-text
                            title: Words and patterns
                            case: exact
                            ---
                            Which call?

                            - commit
                            - /(connection\\.)?commit\\(\\);?/
                              > With all.
                            - [ ] rollback
                              > That takes it back.
                            """),
                    source(
                            "one-too-many",
                            """
                            ---
                            kind: match
                            title: One too many
                            credit: all
                            ---
                            Match.

                            - `bigint` → `getLong`
                            - `int8` → `getLong`
                            - → `getDouble`
                            """),
                    source(
                            "in-order",
                            """
                            ---
                            kind: order
                            title: In order
                            credit: all
                            ---
                            Order them.

                            1. first
                            2. second
                            3. third
                            """),
                    source(
                            "gaps-of-all-kinds",
                            """
                            ---
                            kind: fill-in
                            title: Gaps of all kinds
                            ---
                            ```sql
                            SELECT * FROM a [[join]] b LIMIT [[limit]]
                            ```

                            It is kept after [[end]].

                            ## Answers

                            - join (choice):
                              - [x] LEFT JOIN
                              - [ ] CROSS JOIN
                            - limit (number): 10 ± 1
                            - end:
                              - commit
                              - [50%] commit work
                            """),
                    source(
                            "marked-by-hand",
                            """
                            ---
                            kind: essay
                            title: Marked by hand
                            words: 60..200
                            rubric:
                              reason: {title: Reason, points: 4, about: Says why}
                            ---
                            Why?

                            ## Model answer

                            Because of *locks*.
                            """));
}

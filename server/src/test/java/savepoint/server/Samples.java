package savepoint.server;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import savepoint.server.content.question.Quiz;

/// A value for every variable part of every address, so that each route can be asked for. A new name is added here, with
/// rows behind it where it names a record.
final class Samples {
    /// Whose what belongs to students is: for other students it does not exist.
    private static final Map<String, Set<Somebody>> OWNERS =
            Map.ofEntries(
                    Map.entry("submission", Set.of(Somebody.STUDENT)),
                    Map.entry("run", Set.of(Somebody.STUDENT)),
                    Map.entry("draft", Set.of(Somebody.STUDENT)),
                    Map.entry("attempt", Set.of(Somebody.STUDENT)),
                    Map.entry("appeal", Set.of(Somebody.STUDENT)),
                    Map.entry("coderun", Set.of(Somebody.STUDENT)),
                    Map.entry("received", Set.of(Somebody.STUDENT)),
                    Map.entry("review", Set.of(Somebody.PEER_REVIEWER)),
                    Map.entry("trial", Set.of(Somebody.PEER_REVIEWER)),
                    Map.entry("invitation", Set.of(Somebody.STUDENT, Somebody.OTHER_STUDENT)));

    private final Map<String, String> values;

    private Samples(Map<String, String> values) {
        this.values = values;
    }

    /// Puts the rows in place.
    static Samples in(TestPlatform platform) {
        var folder = TestCourse.week11();
        folder.write("lessons/week-11/fixtures/keep.sql", "create table t (id int);\n");
        folder.write(
                "lessons/week-11/lesson1.md",
                "# One\n\n```sql run=keep\nselect 1\n```\n\n```exercise\none-row\n```\n");
        folder.write("quizzes/bank/jdbc/one-row.md", TestQuestions.TRUE_OR_FALSE);
        TestCourse.publish(platform, folder);
        TestAssignments.publish(
                platform, "bank-transfer", null, TestTeams.ofAtMost("bank-transfer", 3));
        var submission = TestAssignments.handIn(platform, "bank-transfer");
        TestQuizzes.publish(platform, TestCode.quiz(Quiz.Showing.USUAL), null);
        TestCode.publish(platform);
        var attempt = TestQuizzes.start(platform, "week-11", Somebody.STUDENT);
        var tried = TestAssignments.run(platform, "bank-transfer");
        var values = new HashMap<>(TestReviews.released(platform, submission, tried));
        values.putAll(TestSimilarity.found(platform, submission));
        values.putAll(
                Map.ofEntries(
                        Map.entry("course", platform.term().course()),
                        Map.entry("term", platform.term().slug()),
                        Map.entry("assignment", "bank-transfer"),
                        Map.entry("quiz", "week-11"),
                        Map.entry("member", TestPeople.member(platform)),
                        Map.entry("roster", TestPeople.roster(platform)),
                        Map.entry("session", "aaaaaaaaaaaaaaaaaaaa"),
                        Map.entry("student", TestQuizzes.enrolment(platform, Somebody.STUDENT)),
                        Map.entry("attempt", attempt),
                        Map.entry("question", "2"),
                        Map.entry("coderun", TestCode.run(platform, attempt)),
                        Map.entry("appeal", TestAppeals.appeal(platform)),
                        Map.entry("item", "isolation"),
                        Map.entry("fix", TestQuizzes.mending(platform, "week-11", "isolation")),
                        Map.entry("path", "schema.sql"),
                        Map.entry("submission", submission),
                        Map.entry("run", TestAssignments.run(platform, "bank-transfer")),
                        Map.entry("regrade", TestAssignments.regrade(platform, submission)),
                        Map.entry("criterion", "design"),
                        Map.entry("comment", TestAssignments.comment(platform, submission)),
                        Map.entry("name", "PostgresBank.java"),
                        Map.entry("week", "11"),
                        Map.entry("lesson", "lesson1"),
                        Map.entry("cell", "1"),
                        Map.entry("exercise", "1"),
                        Map.entry("file", "lessons/week-11/images/elephant_logo.png"),
                        Map.entry("draft", TestAssignments.saveDraft(platform, "bank-transfer")),
                        Map.entry("invitation", TestTeams.invitation(platform, "bank-transfer")),
                        Map.entry("token", "aaaaaaaaaaaaaaaa"),
                        Map.entry("grading", "aaaaaaaaaaaaaaaa"),
                        Map.entry("activity", TestExtensions.activity(platform, "bank-transfer")),
                        Map.entry("extension", TestExtensions.extension(platform, "bank-transfer")),
                        Map.entry("grades", TestGrades.file(platform)),
                        Map.entry("change", TestGrades.change(platform, "bank-transfer")),
                        Map.entry("import", TestQuizzes.questionImport(platform)),
                        Map.entry("picture", TestQuizzes.IMPORTED_PICTURE),
                        Map.entry("request", TestExtensions.request(platform, "bank-transfer"))));
        return new Samples(values);
    }

    /// The value of a part of a path; empty if nobody has given one yet.
    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /// Whether what a part of a path names belongs to students, and this is none of them.
    boolean isOthers(String name, Somebody student) {
        return OWNERS.containsKey(name) && !OWNERS.get(name).contains(student);
    }
}

package savepoint.server.gradebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import savepoint.grader.bundle.Problem;
import savepoint.grader.verdict.Diagnostic;
import savepoint.grader.verdict.Verdict;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.TestCourse;
import savepoint.server.TestPlatform;
import savepoint.server.TestQuestions;
import savepoint.server.api.Program;
import savepoint.server.api.Scope;
import savepoint.server.db.Refs;
import savepoint.server.grading.TestGrader;
import savepoint.server.people.Person;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// From course.yaml and what students did to their grades, worked out by hand. The quiz makes 10 points and the assignment
/// 40, and the week's table gives 20 for each: the table's hold.
class WorkedCasesTest {
    private static final Instant WEDNESDAY = Instant.parse("2026-08-26T17:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2026-08-28T17:00:00Z");
    // 6 pm in Chicago on Saturday is when the assignment is due.
    private static final Instant SUNDAY = Instant.parse("2026-08-30T20:00:00Z");

    private static TestPlatform platform;
    private static Map<String, JsonNode> before;
    private static Map<String, JsonNode> after;

    @BeforeAll
    static void work() {
        platform = TestPlatform.start();
        publish();
        var names = List.of("Ada", "Bob", "Cem", "Dee", "Eve", "Fay", "Gus");
        var people = new HashMap<String, Person>();
        names.forEach(name -> people.put(name, platform.student(name)));

        at(WEDNESDAY);
        practise(people.get("Ada"), "false");
        practise(people.get("Bob"), "true");
        for (var lesson : List.of("lesson2", "lesson3"))
            assertEquals(303, read(people.get("Ada"), lesson));
        assertEquals(422, read(people.get("Bob"), "lesson1"), "its exercises earn its points");
        assertEquals(422, read(people.get("Cem"), "lesson1"), "its exercises earn its points");
        handIn(
                people.get("Dee"),
                new Verdict.CompileFailed(List.of(new Diagnostic("01-all.sql", 1, 1, "no"))));
        handIn(people.get("Eve"), new Verdict.Refused(List.of("too large")));
        handIn(people.get("Gus"), graded("40"));
        before = grades();

        at(FRIDAY);
        assertEquals(303, read(people.get("Bob"), "lesson2"));
        sit(people.get("Ada"), 1, true, "3");
        sit(people.get("Ada"), 2, true, "8");
        sit(people.get("Bob"), 1, true, "4");
        sit(people.get("Bob"), 2, false, null);
        sit(people.get("Cem"), 1, false, null);
        sit(people.get("Dee"), 1, true, null);
        handIn(people.get("Ada"), graded("30"));
        handIn(people.get("Cem"), new Verdict.GraderFault("7KQ2"));
        handIn(people.get("Fay"), new Verdict.GraderFault("7KQ2"));
        handIn(people.get("Fay"), new Verdict.Refused(List.of("too large")));
        handIn(people.get("Gus"), new Verdict.GraderFault("7KQ2"));

        at(SUNDAY.plus(Duration.ofHours(6)));
        handIn(people.get("Bob"), graded("40"));
        after = grades();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    private static void publish() {
        var folder = TestCourse.empty();
        folder.write(
                "course.yaml",
                """
                title: Databases from Java
                zone: America/Chicago
                due-time: "18:00"
                term: {slug: fall-2026, starts: 2026-08-24}
                late: {grace: 15m, each-day: -10%, at-most: 3 days, free-days: 1}
                weights: {lessons: 20%, quizzes: 20%}
                grades:
                  letters: {A: 90%, B: 80%, C: 70%}
                  extra-credit: [week-1.lesson3]
                  categories:
                    Projects: {weight: 60%, activities: [keep]}
                """);
        folder.write(
                "lessons/week-1/overview.md",
                """
                # Week 1

                ### Activities and Assignments

                |Activities and Assignments|Deadline|Points|
                |---|---|---|
                |[Lesson 1](lesson1.md)|Thursday|20|
                |[Lesson 2](lesson2.md)|Thursday|10|
                |[Lesson 3](lesson3.md)|Thursday|5|
                |Week 1 Quiz|Friday|20|
                |Keep it|Saturday|20|
                """);
        folder.write("lessons/week-1/lesson1.md", "# One\n\n```exercise\none-row\n```\n");
        folder.write("lessons/week-1/lesson2.md", "# Two\n\nText.\n");
        folder.write("lessons/week-1/lesson3.md", "# Three\n\nMore.\n");
        folder.write("quizzes/bank/jdbc/one-row.md", TestQuestions.TRUE_OR_FALSE);
        folder.write(
                "quizzes/week-1.yaml",
                """
                title: Week 1 Quiz
                week: 1
                points: 10
                attempts: 2
                counts: best
                shown: {score: attempt}
                parts:
                  - {question: one-row, points: 10}
                """);
        folder.bundle("keep", "Keep it", 1);
        folder.write(
                "assignments/keep/assignment.yaml",
                """
                title: Keep it
                week: 1
                submit: [01-all.sql]
                points: {instructor: 40}
                checks:
                  all-rows: {kind: rows, points: 40, file: 01-all.sql, about: Every row is there.}
                """);
        var published = TestCourse.publish(platform, folder);
        assertTrue(
                published.problems().stream()
                        .noneMatch(one -> one.severity() == Problem.Severity.ERROR),
                published::toString);
    }

    private static void at(Instant now) {
        platform.clock().set(now);
    }

    private static String lesson(String lesson) {
        return platform.term().path() + "/weeks/1/" + lesson;
    }

    private static void practise(Person person, String choice) {
        try (var browser = platform.browser(person)) {
            var answer =
                    browser.post(
                            lesson("lesson1") + "/exercises/1",
                            Map.of("q1.choice", choice, "then", "check"));
            assertEquals(303, answer.status(), answer.body());
        }
    }

    private static int read(Person person, String lesson) {
        try (var browser = platform.browser(person)) {
            return browser.post(lesson(lesson) + "/reading", Map.of()).status();
        }
    }

    private static Verdict graded(String points) {
        return new Verdict.Graded(List.of(TestGrader.passed("all-rows", points)));
    }

    private static void handIn(Person person, Verdict verdict) {
        try (Browser browser = platform.browser(person);
                var grader = new TestGrader(platform)) {
            var answer =
                    browser.post(
                            platform.term().path() + "/assignments/keep/submissions",
                            Map.of(
                                    "file:01-all.sql",
                                    "select id from t -- " + Refs.random(),
                                    "idempotency-key",
                                    Refs.random()));
            assertEquals(303, answer.status(), answer.body());
            grader.grade(verdict);
        }
    }

    /// @param points null while nobody has marked it
    private static void sit(Person person, int number, boolean ended, String points) {
        var now = OffsetDateTime.ofInstant(platform.clock().instant(), ZoneOffset.UTC);
        platform.update(
                """
                insert into attempt (ref, activity_id, enrolment_id, number, version_id, seed, started_at, ended_at,
                                     idempotency_key)
                select ?, a.id, e.id, ?, n.version_id, 1, ?, case when ? then ?::timestamptz end, ?
                  from activity a
                  join content_current n on n.kind = 'quiz' and n.slug = a.slug
                  join enrolment e on e.term_id = a.term_id and e.person_id = ?
                 where a.kind = 'quiz'
                """,
                Refs.random(),
                number,
                now,
                ended,
                now,
                "number " + number,
                person.id());
        platform.update(
                """
                insert into attempt_question (attempt_id, position, slug, points, drawn)
                select max(id), 1, 'one-row', 10, '{}' from attempt
                """);
        if (points != null)
            platform.update(
                    "insert into answer_mark (attempt_id, position, points, at) select max(id), 1, ?, ? from attempt",
                    new BigDecimal(points),
                    now);
    }

    private static Map<String, JsonNode> grades() {
        try (var program =
                new Program(platform, Program.token(platform, Somebody.INSTRUCTOR, Scope.READ))) {
            var grades = new HashMap<String, JsonNode>();
            for (var one : JsonMapper.shared().readTree(program.body("/gradebook")).at("/students"))
                grades.put(one.at("/name").asString(), one);
            return grades;
        }
    }

    /// `graded 16/20, late 0/20 = 87.5 B`: both lessons, the extra one, the quiz, the assignment.
    private static String told(JsonNode student) {
        var says = new StringJoiner(", ");
        for (var one : student.at("/activities"))
            says.add(
                    one.at("/state").asString()
                            + (one.at("/late").asBoolean() ? "*" : "")
                            + (one.at("/of").isNull()
                                    ? ""
                                    : " " + plain(one.at("/points")) + "/" + plain(one.at("/of"))));
        var letter = student.at("/letter");
        return "%s = %s%s"
                .formatted(
                        says,
                        student.at("/percent").isNull() ? "nothing" : plain(student.at("/percent")),
                        letter.isNull() ? "" : " " + letter.asString());
    }

    private static String plain(JsonNode number) {
        return number.decimalValue().stripTrailingZeros().toPlainString();
    }

    private static String says(JsonNode student, int activity) {
        return student.at("/activities/" + activity + "/says").asString();
    }

    @Test
    void before_it_is_due_what_did_not_compile_costs_nothing() {
        for (var name : List.of("Cem", "Dee", "Eve"))
            assertEquals(
                    "not-due, not-due, not-due, not-due, not-due = nothing",
                    told(before.get(name)),
                    name);
        assertEquals(
                "what was handed in did not compile and does not count",
                says(before.get("Dee"), 4));
        assertEquals(
                "what was handed in was refused and does not count", says(before.get("Eve"), 4));
    }

    /// (20 + 10 + 5 of 30) × 20 + (8 of 10) × 20 + (30 of 40) × 60 = 23.33 + 16 + 45
    @Test
    void all_in_time() {
        assertEquals(
                "graded 20/20, graded 10/10, graded 5/5, graded 16/20, graded 15/20 = 84.3 B",
                told(after.get("Ada")));
        assertEquals(
                "the points of its questions, 8 of 10, brought to the 20 of the week's table",
                says(after.get("Ada"), 3));
        assertTrue(
                says(after.get("Ada"), 4)
                        .startsWith(
                                "Instructor 15 of 20: checks 30 of 40; 30 of 40, brought to the 20 of the week's"),
                says(after.get("Ada"), 4));
    }

    @Test
    void a_quiz_cell_says_what_each_question_gave() {
        try (var instructor = platform.browser(Somebody.INSTRUCTOR)) {
            var page =
                    instructor
                            .get(
                                    "%s/gradebook/students/%s/activities/%s"
                                            .formatted(
                                                    platform.term().path(),
                                                    student("Ada"),
                                                    platform.ask(
                                                            "select ref from activity where kind = 'quiz'")))
                            .body();
            assertTrue(page.contains("Attempt 1, question 1 (one-row): 3 of 10."), page);
            assertTrue(page.contains("Attempt 2, question 1 (one-row): 8 of 10."), page);
        }
    }

    private static Object student(String name) {
        return platform.ask(
                "select e.ref from enrolment e join person p on p.id = e.person_id where p.name = ?",
                name);
    }

    /// 20 + 10 + 5 + 16 + 15 of 20 + 10 + 20 + 20: what is extra is not asked for.
    @Test
    void a_week_with_extra_credit_is_not_asked_for_more() {
        try (var instructor = platform.browser(Somebody.INSTRUCTOR)) {
            var page =
                    instructor
                            .get(
                                    "%s/gradebook/students/%s"
                                            .formatted(platform.term().path(), student("Ada")))
                            .body();
            assertTrue(page.contains("<td class=\"number\">94 %</td>"), page);
        }
    }

    /// (0 + 10 of 30) × 20 + (4 of 10) × 20 + (40 of 40, two days late, one free, −10 %) × 60 = 6.67 + 8 + 54
    @Test
    void wrong_late_and_sitting_once_more() {
        assertEquals(
                "graded 0/20, graded* 10/10, late* 0/5, waiting 8/20, graded* 18/20 = 68.7",
                told(after.get("Bob")));
    }

    /// Lessons 0 of 30; nothing else counts yet.
    @Test
    void a_fault_of_the_grader_waits_and_counts_nowhere() {
        assertEquals(
                "late* 0/20, late* 0/10, late* 0/5, waiting, waiting = 0", told(after.get("Cem")));
        assertTrue(
                says(after.get("Cem"), 4).contains("the grader failed"), says(after.get("Cem"), 4));
        assertEquals(
                "late* 0/20, late* 0/10, late* 0/5, late* 0/20, waiting = 0",
                told(after.get("Fay")),
                "what the grader failed on may still count, whatever came after it");
    }

    @Test
    void when_it_is_due_what_did_not_compile_is_as_late_as_nothing() {
        assertEquals(
                "late* 0/20, late* 0/10, late* 0/5, waiting, late* 0/20 = 0",
                told(after.get("Dee")));
        assertEquals(
                "late* 0/20, late* 0/10, late* 0/5, late* 0/20, late* 0/20 = 0",
                told(after.get("Eve")));
        assertEquals(
                "Instructor 0 of 20: what was handed in was refused and does not count. Total 0 of 20.",
                says(after.get("Eve"), 4));
    }

    /// What was graded before stands: 0 × 20 + 0 × 20 + (40 of 40) × 60.
    @Test
    void a_later_fault_leaves_what_was_graded() {
        assertEquals(
                "late* 0/20, late* 0/10, late* 0/5, late* 0/20, graded 20/20 = 60",
                told(after.get("Gus")));
    }
}

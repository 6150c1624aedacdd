package savepoint.server.web;

import java.util.List;
import java.util.Map;
import savepoint.server.gradebook.StudentPage;

/// The pages of one student's points.
final class SampleOwnGrades {
    private SampleOwnGrades() {}

    static void addTo(Map<String, SamplePages.Sample> samples) {
        samples.put(
                "gradebook-student", SampleGrades.page("student", student(false), "Ada Lovelace"));
        samples.put("my-grades", SampleGrades.page("student", student(true), "My grades"));
        samples.put("my-grades-empty", SampleGrades.page("student", nothing(), "My grades"));
    }

    private static StudentPage student(boolean own) {
        var bank =
                entry(
                        "Bank transfer",
                        "assignment",
                        "waiting",
                        "Waiting",
                        "39.5",
                        "60",
                        "a",
                        "Instructor 39.5 of 60: checks 30 of 40 (refuses-overdraft failed, −6), design 9.5 of 20, by B. Osei. Peers 0 of 40: not released yet. So far 39.5 of 150.");
        var quiz =
                entry(
                        "Week 11 quiz",
                        "quiz",
                        "graded",
                        "Graded",
                        "58",
                        "70",
                        "b",
                        "the points of its questions");
        var lesson =
                entry(
                        "Connections",
                        "lesson",
                        "missing",
                        "Missing",
                        "0",
                        "20",
                        "c",
                        "not read yet");
        var later =
                entry(
                        "Replication",
                        "lesson",
                        "not-due",
                        "Not due",
                        null,
                        "20",
                        "d",
                        "not read yet");
        return new StudentPage(
                own ? null : SampleGrades.LINK,
                "Ada Lovelace",
                "ada@example.org",
                own,
                own ? SampleFacts.TERM + "/grades" : SampleGrades.ADA.href(),
                "84.3 %",
                "B",
                "Lessons 90 % × 20 % + Quizzes 82.86 % × 30 % + Assignments 82.9 % × 50 %: 84.3 %, B",
                new StudentPage.Trial(
                        "88.1 %", "B+", "Lessons 90 % × 20 % + Quizzes 96 % × 80 %: 88.1 %, B+"),
                null,
                List.of(
                        new StudentPage.Share("Lessons", "20 %", "90 %", "180 of 200 points, 90 %"),
                        new StudentPage.Share(
                                "Quizzes",
                                "30 %",
                                "82.9 %",
                                "58 of 70 points, 82.86 %; left out: Week 3 quiz (2 of 10)"),
                        new StudentPage.Share("Assignments", "50 %", "–", "nothing counts yet")),
                List.of(lesson),
                List.of(later),
                List.of(
                        new StudentPage.Week("Week 11", List.of(lesson, quiz, bank)),
                        new StudentPage.Week("Week 12", List.of(later))),
                own
                        ? List.of(
                                new StudentPage.Appealed(
                                        new Link(
                                                "Week 11 quiz, question 3",
                                                SampleFacts.TERM + "/appeals/a"),
                                        "declined",
                                        "declined",
                                        "The isolation level is named in the question."))
                        : List.of(),
                SampleGrades.chart("weeks", "Week by week", "Week"),
                own ? SampleFacts.TERM + "/grades.zip" : null);
    }

    private static StudentPage.Entry entry(
            String title,
            String kind,
            String state,
            String words,
            String amount,
            String of,
            String ref,
            String says) {
        return new StudentPage.Entry(
                title,
                kind,
                SampleFacts.BANK.href(),
                state,
                words,
                amount,
                of,
                state.equals("waiting"),
                state.equals("missing"),
                SampleFacts.SATURDAY,
                says,
                kind.equals("assignment")
                        ? new Link("Where they come from", SampleFacts.BANK.href() + "/points")
                        : null,
                state.equals("graded") ? new Link("Appeal", "#") : null,
                "w-" + ref,
                ref.equals("d") ? "18" : "");
    }

    private static StudentPage nothing() {
        return new StudentPage(
                null,
                "Ada Lovelace",
                "ada@example.org",
                true,
                SampleFacts.TERM + "/grades",
                null,
                null,
                "Nothing counts yet",
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                SampleFacts.TERM + "/grades.zip");
    }
}

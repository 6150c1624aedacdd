package savepoint.server.web;

import static savepoint.server.grading.Outcome.*;

import java.util.List;
import java.util.stream.IntStream;
import savepoint.server.content.ProblemsPage;
import savepoint.server.content.folder.ActivityKind;
import savepoint.server.home.CoursePage;
import savepoint.server.home.HomePage;
import savepoint.server.home.Standing;
import savepoint.server.home.Standing.State;
import savepoint.server.home.WeekPage;
import savepoint.server.lesson.LessonPage;

/// A course with a week that real instructors could have written.
final class SampleCourse {

    private SampleCourse() {}

    static HomePage home() {
        var name = "Databases from Java";
        return new HomePage(
                List.of(
                        new HomePage.Shared(
                                "Library catalogue",
                                "Mira Okafor would like to share one work with you",
                                "#",
                                name,
                                SampleFacts.THURSDAY),
                        new HomePage.Shared(
                                "Bank transfer",
                                "2 reviews to write",
                                "#",
                                name,
                                SampleFacts.SATURDAY)),
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
                                SampleFacts.standing(State.OVERDUE))),
                List.of(
                        new HomePage.Due(
                                ActivityKind.LESSON,
                                "Week 11 Lesson 2: Pools and prepared statements",
                                "#",
                                name,
                                SampleFacts.THURSDAY,
                                "20",
                                SampleFacts.standing(State.NOT_STARTED)),
                        new HomePage.Due(
                                ActivityKind.QUIZ,
                                "Week 11 Quiz",
                                "#",
                                name,
                                SampleFacts.FRIDAY,
                                "70",
                                SampleFacts.standing(State.NOT_STARTED)),
                        new HomePage.Due(
                                ActivityKind.ASSIGNMENT,
                                "Bank transfer",
                                "#",
                                name,
                                SampleFacts.SATURDAY,
                                "150",
                                SampleFacts.standing(State.STARTED))),
                List.of(
                        new HomePage.Due(
                                ActivityKind.LESSON,
                                "Week 11 Lesson 1: Connections, statements, results",
                                "#",
                                name,
                                SampleFacts.THURSDAY,
                                "20",
                                SampleFacts.standing(State.READ)),
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
                                SampleFacts.TERM,
                                "Student",
                                "Week 11: Advanced data persistence",
                                31,
                                44),
                        new HomePage.CourseEntry(
                                "Query optimisation for people who were told not to worry",
                                "Fall 2026",
                                SampleFacts.TERM,
                                "Assistant",
                                null,
                                0,
                                0)));
    }

    static HomePage homeAllDone() {
        var home = home();
        return new HomePage(List.of(), List.of(), List.of(), home.done(), home.courses());
    }

    static CoursePage course() {
        var titles =
                List.of(
                        "Tables, keys and rows",
                        "Questions in SampleFacts.SQL",
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
                                        i == 4 ? SampleFacts.THURSDAY : null))
                        .toList();
        return new CoursePage("Databases from Java", "Fall 2026", weeks, "612", "700");
    }

    static WeekPage week() {
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
                                SampleFacts.standing(State.NONE)),
                        activity(
                                ActivityKind.LESSON,
                                "Lesson 1: Connections, statements, results",
                                "2 hours",
                                SampleFacts.THURSDAY,
                                new ActivityPoints("20", null, null, null),
                                SampleFacts.standing(State.READ)),
                        activity(
                                ActivityKind.LESSON,
                                "Lesson 2: Pools and prepared statements",
                                "2 hours",
                                SampleFacts.THURSDAY,
                                new ActivityPoints("20", null, null, null),
                                SampleFacts.standing(State.NOT_STARTED)),
                        activity(
                                ActivityKind.LESSON,
                                "Lesson 3: NoSQL data storage technologies",
                                "2 hours",
                                SampleFacts.THURSDAY,
                                new ActivityPoints("70", null, null, null),
                                SampleFacts.standing(State.MISSING)),
                        activity(
                                ActivityKind.QUIZ,
                                "Week 11 Quiz",
                                "35 minutes",
                                SampleFacts.FRIDAY,
                                new ActivityPoints("70", null, null, null),
                                SampleFacts.standing(State.OVERDUE)),
                        activity(
                                ActivityKind.ASSIGNMENT,
                                "Bank transfer",
                                "2 hours",
                                SampleFacts.SATURDAY,
                                SampleFacts.IN_PARTS,
                                new Standing(State.GRADED, false, "36", "40")),
                        new WeekPage.Activity(
                                ActivityKind.ASSIGNMENT,
                                "Catalogue of a library",
                                "#",
                                false,
                                "1 hour",
                                SampleFacts.TUESDAY_AFTER,
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
                                SampleFacts.standing(State.NONE)),
                        activity(
                                ActivityKind.ASSIGNMENT,
                                "Seat reservations",
                                "3 hours",
                                SampleFacts.SATURDAY,
                                new ActivityPoints("1", null, null, null),
                                SampleFacts.standing(State.STARTED))),
                after,
                new Link("Week 10: Transactions", "#"),
                new Link("Week 12: Indexes and plans", "#"));
    }

    static WeekPage.Activity activity(
            ActivityKind kind,
            String title,
            String estimate,
            Moment due,
            ActivityPoints points,
            Standing standing) {
        return new WeekPage.Activity(
                kind, title, "#", false, estimate, due, null, points, standing);
    }

    static WeekPage weekBare() {
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

    static LessonPage lesson(boolean read) {
        var body =
                List.of(
                        new LessonPage.Part(
                                new Prose(SampleProse.LESSON), SampleConsole.cell(1, !read), null),
                        new LessonPage.Part(
                                new Prose("<p>And once more:</p>"),
                                SampleConsole.cell(2, read),
                                null),
                        new LessonPage.Part(
                                new Prose("<p>Try it:</p>"), null, SampleExercises.open(!read)),
                        new LessonPage.Part(
                                new Prose("<p>And this:</p>"), null, SampleExercises.judged(read)),
                        new LessonPage.Part(new Prose("<p>That is all.</p>"), null, null));
        return new LessonPage(
                "Connections, statements, results",
                SampleFacts.WEEK,
                "Iain Duncan",
                "2 hours",
                SampleFacts.THURSDAY,
                "20",
                body,
                List.of(
                        new LessonPage.Heading("opening", "Opening a connection", 2),
                        new LessonPage.Heading("closing", "Closing what you opened", 3),
                        new LessonPage.Heading("asking", "Asking questions", 2),
                        new LessonPage.Heading("types", "SampleFacts.SQL types and Java types", 2)),
                read ? null : new Post("/c/databases/fall-2026/lessons/jdbc/reading", "k1"),
                read ? SampleFacts.RECEIVED : null,
                read ? "1 of 2" : "0 of 2",
                false,
                null,
                new Link("Lesson 2: Pools and prepared statements", "#"));
    }

    static ProblemsPage problems() {
        return new ProblemsPage(
                SampleFacts.RECEIVED,
                SampleFacts.THURSDAY,
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
}

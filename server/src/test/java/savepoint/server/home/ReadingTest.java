package savepoint.server.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.server.Somebody;
import savepoint.server.TestCourse;
import savepoint.server.TestPlatform;
import savepoint.server.content.folder.FolderMaker;

/// Reading a course in the browser, from what is due to the end of a lesson.
class ReadingTest {
    private static final String TERM = "/c/databases/fall-2026";
    private static TestPlatform platform;
    private FolderMaker folder;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @BeforeEach
    void publish() {
        folder = TestCourse.week11();
        TestCourse.publish(platform, folder);
        platform.update("delete from lesson_progress");
        platform.clock().set(TestPlatform.START);
    }

    private static String get(Somebody somebody, String path) {
        try (var browser = platform.browser(somebody)) {
            var answer = browser.get(path);
            assertEquals(200, answer.status(), answer::body);
            return answer.body();
        }
    }

    private static int status(Somebody somebody, String path) {
        try (var browser = platform.browser(somebody)) {
            return browser.get(path).status();
        }
    }

    private static String words(String html) {
        return html.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    @Test
    void a_student_sees_what_is_due_next() {
        var page = get(Somebody.STUDENT, "/");
        assertTrue(page.contains("href=\"" + TERM + "/weeks/11/lesson1\""), page);
        assertTrue(page.contains("href=\"" + TERM + "/assignments/keep\""), page);
        assertFalse(page.contains("films.example.edu"), page);
        assertTrue(words(page).contains("0 of 4 done"), page);
    }

    @Test
    void the_weeks_of_a_term_lead_to_each_week() {
        var page = get(Somebody.STUDENT, TERM);
        assertTrue(page.contains("href=\"" + TERM + "/weeks/11\""), page);
        assertTrue(words(page).contains("Keeping Data Longer"), page);
        assertTrue(words(page).contains("2–8 November"), page);
    }

    @Test
    void a_week_shows_its_table_as_facts_between_its_words() {
        var page = get(Somebody.STUDENT, TERM + "/weeks/11");
        assertTrue(page.contains("<h1>Keeping Data Longer</h1>"), page);
        assertTrue(
                page.contains(
                        "src=\"" + TERM + "/files/lessons/week-11/images/elephant_logo.png\""),
                page);
        assertTrue(
                page.contains("href=\"https://films.example.edu/media/Week&#43;Eleven/1_abc\"")
                        || page.contains(
                                "href=\"https://films.example.edu/media/Week+Eleven/1_abc\""),
                page);
        assertTrue(words(page).contains("Thursday 5 November, 18:00 CST"), page);
        assertTrue(words(page).contains("150"), page);
        assertTrue(words(page).contains("due time is 6pm Central time"), page);
        assertFalse(page.contains("|:--"), page);
    }

    @Test
    void a_lesson_is_read_and_marked_once() {
        var lesson = TERM + "/weeks/11/lesson2";
        try (var browser = platform.browser(Somebody.STUDENT)) {
            var page = browser.get(lesson).body();
            assertTrue(page.contains("<h1>Lesson number 2</h1>"), page);
            assertTrue(page.contains("action=\"" + lesson + "/reading\""), page);
            assertTrue(page.contains("href=\"" + TERM + "/weeks/11/lesson1\""), page);
            assertTrue(page.contains("href=\"" + TERM + "/weeks/11/lesson3\""), page);
            for (int i = 0; i < 2; i++) {
                assertEquals(lesson, browser.post(lesson + "/reading", Map.of()).location());
            }
            assertFalse(browser.get(lesson).body().contains(lesson + "/reading"));
            assertTrue(words(browser.get(TERM).body()).contains("1 of 4 done"));
            assertTrue(words(browser.get(TERM).body()).contains("20 of 20 points so far"));
        }
        assertEquals(1L, platform.ask("select count(*) from lesson_progress"));
        assertTrue(words(get(Somebody.OTHER_STUDENT, "/")).contains("0 of 4 done"));
    }

    @Test
    void after_the_deadline_it_is_late_and_after_the_days_of_grace_missing() {
        platform.clock().set(TestPlatform.START.plus(Duration.ofDays(76)));
        assertTrue(words(get(Somebody.STUDENT, "/")).contains("Late, still open"));
        assertTrue(get(Somebody.STUDENT, TERM + "/weeks/11").contains("class=\"overdue\""));
        platform.clock().set(TestPlatform.START.plus(Duration.ofDays(90)));
        assertTrue(get(Somebody.STUDENT, TERM + "/weeks/11").contains("class=\"missing\""));
    }

    @Test
    void a_hand_in_shows_as_graded_with_its_points() {
        submission(1, "graded", "36", 1);
        submission(2, "compile-failed", "0", 2);
        var page = words(get(Somebody.STUDENT, TERM + "/weeks/11"));
        assertTrue(page.contains("36 of 60"), page);
        assertTrue(words(get(Somebody.STUDENT, TERM)).contains("36 of 60 points so far"));
        platform.update("delete from verdict");
        assertTrue(get(Somebody.STUDENT, TERM + "/weeks/11").contains("class=\"handed-in\""));
        platform.update("delete from grading");
        platform.update("delete from submission");
        assertTrue(get(Somebody.STUDENT, TERM + "/weeks/11").contains("class=\"started\""));
        platform.update("delete from work_member");
        platform.update("delete from work");
    }

    private static void submission(int number, String kind, String points, int day) {
        var at =
                OffsetDateTime.ofInstant(
                        TestPlatform.START.plus(Duration.ofDays(day)), ZoneOffset.UTC);
        var enrolment =
                platform.ask(
                        "select id from enrolment where person_id = ?",
                        platform.person(Somebody.STUDENT).id());
        if (number == 1) {
            platform.update(
                    "insert into work (ref, activity_id, created_at) select 'aaaaaaaaaaaaaaaa', id, ? from activity"
                            + " where slug = 'keep'",
                    at);
            platform.update(
                    "insert into work_member (work_id, activity_id, enrolment_id) select id, activity_id, ? from work",
                    enrolment);
        }
        var ref = "bbbbbbbbbbbbbbb" + (char) ('a' + number);
        platform.update(
                """
                insert into submission (ref, work_id, number, by_enrolment, received_at, tree, idempotency_key)
                select ?, w.id, ?, ?, ?, (select sha256 from tree limit 1), ? from work w
                """,
                ref,
                number,
                enrolment,
                at,
                ref);
        platform.update(
                """
                insert into grading (ref, submission_id, enrolment_id, tree, version_id, seed, priority, created_at,
                                     finished_at)
                select ?, s.id, ?, s.tree, (select id from content_version where slug = 'keep'), 1, 0, ?, ?
                  from submission s where s.ref = ?
                """,
                ref,
                enrolment,
                at,
                at,
                ref);
        platform.update(
                """
                insert into verdict (grading_id, kind, points, possible, body, grader_version, engine_version, reported_at)
                select id, ?, ?::numeric, 60, '{}', '1', '18', ? from grading where ref = ?
                """,
                kind,
                points,
                at,
                ref);
    }

    @Test
    void staff_see_the_week_without_a_standing_and_the_folder_s_problems() {
        var week = get(Somebody.ASSISTANT, TERM + "/weeks/11");
        assertFalse(week.contains("class=\"not-started\""), week);
        assertFalse(get(Somebody.INSTRUCTOR, TERM + "/weeks/11/lesson1").contains("/reading\""));
        folder.write("lessons/week-11/lesson1.md", "---\nlevel: 3\n---\n# Broken\n");
        TestCourse.publish(platform, folder);
        var problems = words(get(Somebody.INSTRUCTOR, TERM + "/problems"));
        assertTrue(problems.contains("1 error and 1 warning"), problems);
        assertTrue(problems.contains("line 2 Error unknown key `level`"), problems);
        assertTrue(problems.contains("last good version shown"), problems);
        assertTrue(get(Somebody.STUDENT, TERM + "/weeks/11/lesson1").contains("Lesson number 1"));
        assertEquals(403, status(Somebody.STUDENT, TERM + "/problems"));
    }

    @Test
    void links_work_as_they_do_on_disk() {
        folder.write(
                "lessons/week-11/lesson1.md",
                """
                # One
                [next](lesson2.md#goals) [week](overview.md) [task](../../assignments/keep/statement.md)
                [data](data/rows%20a.csv) [secret](../../assignments/keep/solution/01-all.sql) ![p](images/pic.svg)
                [out](https://example.org/?a=1&b=2)
                """);
        folder.write("lessons/week-11/data/rows a.csv", "1,2\n");
        folder.write("lessons/week-11/images/pic.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
        TestCourse.publish(platform, folder);
        var page = get(Somebody.STUDENT, TERM + "/weeks/11/lesson1");
        assertTrue(
                page.contains("<a href=\"" + TERM + "/weeks/11/lesson2#s-goals\">next</a>"), page);
        assertTrue(page.contains("<a href=\"" + TERM + "/weeks/11\">week</a>"), page);
        assertTrue(page.contains("<a href=\"" + TERM + "/assignments/keep\">task</a>"), page);
        assertTrue(
                page.contains(
                        "<a href=\""
                                + TERM
                                + "/files/lessons/week-11/data/rows%20a.csv\">data</a>"),
                page);
        assertTrue(page.contains(" secret "), page);
        try (var browser = platform.browser(Somebody.STUDENT)) {
            var data = browser.get(TERM + "/files/lessons/week-11/data/rows%20a.csv");
            assertEquals("1,2\n", data.body());
            assertTrue(data.header("content-disposition").startsWith("attachment"));
            var picture = browser.get(TERM + "/files/lessons/week-11/images/pic.svg");
            assertEquals("image/svg+xml", picture.header("content-type"));
            assertTrue(picture.header("content-security-policy").contains("sandbox"));
            for (var hidden :
                    new String[] {
                        "assignments/keep/solution/01-all.sql",
                        "solution/01-all.sql",
                        "course.yaml",
                        "../course.yaml",
                        "lessons/week-11/../../course.yaml",
                        "lessons/week-11/nothing.png"
                    }) {
                assertEquals(404, browser.get(TERM + "/files/" + hidden).status(), hidden);
            }
        }
    }

    @Test
    void what_is_not_there_is_not_there() {
        for (var path :
                new String[] {
                    "/weeks/12", "/weeks/x", "/weeks/011", "/weeks/11/lesson9", "/weeks/11/overview"
                }) {
            assertEquals(404, status(Somebody.STUDENT, TERM + path), path);
        }
        assertEquals(404, status(Somebody.INSTRUCTOR_OF_ANOTHER_COURSE, TERM + "/weeks/11"));
    }

    @Test
    void a_notebook_is_shown_with_its_tables_texts_and_pictures() {
        folder.write(
                "lessons/week-11/frames.ipynb",
                """
                {"nbformat": 4, "nbformat_minor": 5, "metadata": {"language_info": {"name": "java"}}, "cells": [
                  {"cell_type": "markdown", "source": ["# Frames\\n", "\\n", "## Read {x}"], "metadata": {}},
                  {"cell_type": "code", "source": "var x = 1; // one", "metadata": {}, "outputs": [
                    {"output_type": "stream", "name": "stdout", "text": ["\\u001b[31mred\\u001b[0m\\n"]},
                    {"output_type": "display_data", "metadata": {}, "data": {"text/html":
                      "<table onclick='x()'><tr><td>7</td></tr></table><script>alert(1)</script>"}},
                    {"output_type": "display_data", "metadata": {}, "data": {"image/png": "iVBORw0KGgo="}},
                    {"output_type": "error", "ename": "E", "evalue": "v", "traceback": ["at line 1"]}]},
                  {"cell_type": "markdown", "source": "## Read {x}", "metadata": {}}]}
                """);
        TestCourse.publish(platform, folder);
        var page = get(Somebody.STUDENT, TERM + "/weeks/11/frames");
        assertTrue(page.contains("<h1>Frames</h1>"), page);
        assertTrue(page.contains("<span class=\"tok-keyword\">var</span>"), page);
        assertTrue(page.contains("<div class=\"output\"><pre>red\n</pre></div>"), page);
        assertTrue(page.contains("<td>7</td>"), page);
        assertFalse(page.contains("alert(1)"), page);
        assertTrue(page.contains("id=\"s-read-x\"") && page.contains("id=\"s-read-x-1\""), page);
        assertTrue(page.contains("/files/lessons/week-11/frames.ipynb/cell-2-3.png"), page);
        assertEquals(
                200,
                status(
                        Somebody.STUDENT,
                        TERM + "/files/lessons/week-11/frames.ipynb/cell-2-3.png"));
    }
}

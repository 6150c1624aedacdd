package savepoint.server.gradebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import savepoint.grader.verdict.Verdict;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.TestAssignments;
import savepoint.server.TestGrades;
import savepoint.server.TestPlatform;
import savepoint.server.api.Program;
import savepoint.server.api.Scope;
import savepoint.server.db.Refs;
import savepoint.server.grading.TestGrader;
import savepoint.server.web.Cookie;

/// What leaves the gradebook: a student's own page and data, files for other systems, the audit, decisions about many.
class GradesOutTest {
    private static TestPlatform platform;
    private static Browser instructor;
    private static Browser student;
    private static String term;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start();
        instructor = platform.browser(Somebody.INSTRUCTOR);
        student = platform.browser(Somebody.STUDENT);
        term = platform.term().path();
        platform.student("=cmd|' /C calc'!A0");
        platform.student("＝HYPERLINK");
        platform.student("-Max");
        TestAssignments.publish(platform, "bank-transfer", TestPlatform.START.plusSeconds(86_400));
        platform.update(
                """
                insert into activity (ref, term_id, kind, slug, week, position, title, points)
                values (?, ?, 'other', 'talk', 12, 1, 'A talk, "live"', 20)
                """,
                Refs.random(),
                platform.term().id());
        TestAssignments.handIn(platform, "bank-transfer");
        try (var grader = new TestGrader(platform)) {
            grader.grade(
                    new Verdict.Graded(
                            List.of(
                                    TestGrader.passed("moves-money", "30"),
                                    TestGrader.failed("refuses-overdraft", "6", "no", ""))));
        }
        decide("talk", "17.5");
        platform.clock().advance(Duration.ofDays(3));
    }

    private static void decide(String slug, String points) {
        var answer =
                instructor.post(
                        TestGrades.cell(platform, Somebody.STUDENT, slug) + "/changes",
                        Map.of(
                                "based-on", "0",
                                "decision", "points",
                                "points", points,
                                "reason", "well told",
                                "idempotency-key", Refs.random()));
        assertEquals(303, answer.status(), answer.body());
    }

    @AfterAll
    static void stop() {
        instructor.close();
        student.close();
        platform.close();
    }

    @Test
    void students_see_how_their_points_came_about_and_nobody_elses() {
        var page = student.get(term + "/grades").body();
        assertTrue(page.contains("87.5 %"), page);
        assertTrue(page.contains("set by Instructor: well told"), page);
        assertTrue(page.contains("not released yet"), page);
        assertFalse(page.contains("calc"), page);
        try (var other = platform.browser(Somebody.OTHER_STUDENT)) {
            var missing = other.get(term + "/grades").body();
            assertTrue(missing.contains("What is missing"), missing);
            assertFalse(missing.contains("well told"));
        }
    }

    @Test
    void students_try_points_without_keeping_them() {
        var bank = platform.ask("select ref from activity where slug = 'bank-transfer'");
        var tried = student.get(term + "/grades?w-" + bank + "=150").body();
        assertTrue(tried.contains("It would be <b>98.5 %</b>"), tried);
        assertTrue(tried.contains("value=\"150\""), tried);
        assertFalse(student.get(term + "/grades").body().contains("It would be"));
        var wrong = student.get(term + "/grades?w-" + bank + "=lots");
        assertEquals(422, wrong.status());
        assertTrue(wrong.body().contains("value=\"lots\""), wrong.body());
    }

    @Test
    void files_carry_the_numbers_and_no_formulas() {
        var export = term + "/gradebook/export/";
        var csv = instructor.get(export + "grades.csv").body();
        assertTrue(
                csv.startsWith("Student,Email,Section,Total %,Letter,Bank transfer (of 150),"),
                csv);
        assertTrue(csv.contains("\r\nStudent,student@example.org,,87.5,,"), csv);
        assertTrue(csv.contains("'=cmd|' /C calc'!A0,"), csv);
        assertTrue(csv.contains("'＝HYPERLINK,"), "wide signs are signs to Excel: " + csv);
        assertTrue(
                csv.contains(",-max@example.org,"), "by their addresses people are found: " + csv);
        assertTrue(csv.contains("\"A talk, \"\"live\"\" (of 20)\""), csv);

        var canvas = instructor.get(export + "canvas.csv").body().split("\r\n");
        assertEquals(
                "Student,ID,SIS User ID,SIS Login ID,Section,Bank transfer,\"A talk, \"\"live\"\"\"",
                canvas[0]);
        assertEquals("\"    Points Possible\",,,,,150,20", canvas[1]);
        assertTrue(List.of(canvas).contains("Student,,,student@example.org,,,17.5"), canvas[2]);

        var moodle = instructor.get(export + "moodle.csv").body().split("\r\n");
        assertTrue(
                moodle[0].startsWith(
                        "First name,Last name,Email address,ID number,Bank transfer,"));
        assertTrue(List.of(moodle).contains(",Student,student@example.org,,,17.5"));
    }

    @Test
    void a_workbook_holds_numbers_as_numbers() throws Exception {
        var files = unzipped(bytes(instructor, term + "/gradebook/export/grades.xlsx"));
        assertTrue(files.get("xl/worksheets/sheet1.xml").contains("<v>17.5</v>"));
        assertFalse(files.get("xl/worksheets/sheet1.xml").contains("<f>"), "no formulas");
    }

    @Test
    void students_take_all_of_theirs_away() throws Exception {
        var files = unzipped(bytes(student, term + "/grades.zip"));
        assertTrue(files.get("me.json").contains("student@example.org"));
        assertTrue(files.get("grades.csv").contains("17.5"));
        assertTrue(
                files.get("hand-ins/bank-transfer/1/PostgresBank.java")
                        .contains("class PostgresBank"));
        assertEquals("[]", files.get("reviews.json"));
    }

    @Test
    void programs_read_the_same() {
        try (var own =
                        new Program(
                                platform, Program.token(platform, Somebody.STUDENT, Scope.READ));
                var staff =
                        new Program(
                                platform,
                                Program.token(platform, Somebody.INSTRUCTOR, Scope.READ))) {
            assertTrue(own.body("/grades").contains("\"percent\":87.5"));
            assertTrue(staff.body("/gradebook").contains("\"percent\":87.5"));
            assertTrue(own.body("/gradebook").contains("This is for the staff"));
        }
    }

    @Test
    void many_are_decided_about_at_once_and_undone_at_once() {
        var column =
                term
                        + "/gradebook/activities/"
                        + platform.ask("select ref from activity where slug = 'bank-transfer'");
        var form = new HashMap<String, String>();
        form.put("which", "ticked");
        form.put("cell", key(Somebody.OTHER_STUDENT, 0));
        form.put("decision", "excuse");
        form.put("reason", "");
        form.put("idempotency-key", Refs.random());
        var refused = instructor.post(column + "/changes", form);
        assertEquals(422, refused.status());
        assertTrue(
                refused.body()
                                .contains(
                                        "checked=\"checked\" value=\""
                                                + key(Somebody.OTHER_STUDENT, 0))
                        || refused.body()
                                .contains(
                                        "value=\"" + key(Somebody.OTHER_STUDENT, 0) + "\" checked"),
                refused.body());

        form.put("reason", "the fire alarm rang");
        assertEquals(303, instructor.post(column + "/changes", form).status());
        assertTrue(instructor.get(column + "?show=excused").body().contains("Other_student"));

        form.put("idempotency-key", Refs.random());
        var slower = instructor.post(column + "/changes", form);
        assertEquals(409, slower.status());
        assertTrue(slower.body().contains("changed meanwhile"), slower.body());

        var list = instructor.get(term + "/gradebook/changes").body();
        assertTrue(list.contains("the fire alarm rang"), list);
        var change = platform.ask("select ref from grade_change order by id desc limit 1");
        instructor.post(
                term + "/gradebook/changes/" + change + "/undoing",
                Map.of("idempotency-key", Refs.random()));
        assertTrue(instructor.get(column + "?show=excused").body().contains("Nobody"));
    }

    private static String key(Somebody somebody, int version) {
        return platform.ask(
                        "select ref from enrolment where person_id = ?",
                        platform.person(somebody).id())
                + "-"
                + version;
    }

    @Test
    void the_audit_is_read_and_taken_away_and_edited_by_nobody() {
        var page = instructor.get(term + "/gradebook/audit?q=well+told").body();
        assertTrue(page.contains("grade: override"), page);
        assertTrue(page.contains("17.5 points"), page);
        assertTrue(
                instructor
                        .get(term + "/gradebook/audit?q=nobody+did+this")
                        .body()
                        .contains("Nothing found"));
        assertTrue(instructor.get(term + "/gradebook/audit.csv").body().contains("well told"));
        for (var sql :
                List.of(
                        "update audit set action = 'nothing'",
                        "delete from audit",
                        "update grade_change set reason = 'another'",
                        "delete from grade_override")) {
            var refused = assertThrows(IllegalStateException.class, () -> platform.update(sql));
            assertTrue(refused.getCause().getMessage().contains("only ever added to"), sql);
        }
    }

    private static byte[] bytes(Browser browser, String path) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request =
                    browser.request(path)
                            .header(
                                    "Cookie",
                                    Cookie.SESSION
                                            + "="
                                            + browser.cookie(Cookie.SESSION).orElseThrow())
                            .build();
            return http.send(request, BodyHandlers.ofByteArray()).body();
        }
    }

    private static Map<String, String> unzipped(byte[] bytes) throws IOException {
        // By its directory, as spreadsheets read it: workbooks are written in one go, without sizes
        // before entries.
        var file = Files.write(Files.createTempFile("grades", ".zip"), bytes);
        var files = new TreeMap<String, String>();
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(zip.entries()))
                files.put(
                        entry.getName(),
                        new String(
                                zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
        } finally {
            Files.delete(file);
        }
        return files;
    }
}

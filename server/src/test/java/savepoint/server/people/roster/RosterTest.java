package savepoint.server.people.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.TestPlatform;

/// The people of a term, by its pages.
class RosterTest {
    private static final Pattern MARK = Pattern.compile("name=\"mark\" value=\"([0-9a-f]+)\"");

    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([0-9a-f]+)\"");

    private static TestPlatform platform;
    private static String people;
    private Browser instructor;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start();
        people = platform.term().path() + "/people";
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @BeforeEach
    void signIn() {
        platform.update("truncate session, audit, roster_import, entry_link");
        instructor = platform.browser(Somebody.INSTRUCTOR);
    }

    @AfterEach
    void close() {
        instructor.close();
    }

    private static String enrolment(String email) {
        return (String)
                platform.ask(
                        "select e.ref from enrolment e join person p on p.id = e.person_id where p.email = ? and e.term_id = ?",
                        email,
                        platform.term().id());
    }

    private static Object of(String email, String column) {
        return platform.ask(
                "select "
                        + column
                        + " from enrolment e join person p on p.id = e.person_id where p.email = ? and e.term_id = ?",
                email,
                platform.term().id());
    }

    private static String words(String html) {
        return html.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    private static void assertSays(String expected, String html) {
        assertTrue(
                words(html).contains(expected),
                () -> "'" + expected + "' is not in: " + words(html));
    }

    private Browser.Answer add(String name, String email, Map<String, String> more) {
        var fields =
                new HashMap<>(
                        Map.of(
                                "name",
                                name,
                                "email",
                                email,
                                "role",
                                "student",
                                "time-factor",
                                "1"));
        fields.putAll(more);
        return instructor.post(people, fields);
    }

    private String send(byte[] bytes) {
        var answer = instructor.upload(people + "/rosters", "roster.csv", bytes);
        assertEquals(303, answer.status(), answer.body());
        return answer.location();
    }

    private String send(String text) {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String mark(String page) {
        var found = MARK.matcher(page);
        assertTrue(found.find(), () -> words(page));
        return found.group(1);
    }

    @Test
    void a_roster_does_nothing_before_it_is_confirmed_and_then_what_it_said() {
        add("Old Otto", "otto@roster.example", Map.of("number", "R1"));
        add("Left Lena", "lena@roster.example", Map.of("number", "R2"));
        long before = (Long) platform.ask("select count(*) from enrolment");
        var at =
                send(
                        "Name,Email,ID,Section\nOtto Neu,otto@roster.example,R1,S1\nNew Nora,nora@roster.example,R3,S1\nNobody,,,\n");
        var page = instructor.get(at).body();
        assertSays("1 added 1 changed 0 dropped 0 unclear", page);
        assertSays("name: Old Otto Otto Neu", page);
        assertSays("line 4 no address, number or login tells who this is. Left out", page);
        assertEquals(before, platform.ask("select count(*) from enrolment"));

        var done = instructor.post(at, Map.of("mark", mark(page)));
        assertEquals(people, done.location(), done.body());
        assertEquals("Otto Neu", of("otto@roster.example", "p.name"));
        assertEquals("S1", of("nora@roster.example", "e.section"));
        assertEquals(
                1L,
                platform.ask("select count(*) from audit where action = 'brought in a roster'"));
        assertEquals(404, instructor.get(at).status(), "the file is not kept");
    }

    @Test
    void a_namesake_is_the_same_person_where_somebody_says_so() {
        add("Same Sam", "sam@old.example", Map.of());
        var at = send("Name,Email\nSame Sam,sam@new.example\n");
        var page = instructor.get(at).body();
        assertSays("The same person: address sam@old.example to sam@new.example", page);
        instructor.post(at, Map.of("mark", mark(page), "who-2", "same"));
        assertEquals("Same Sam", of("sam@new.example", "p.name"));
        assertEquals(
                0L, platform.ask("select count(*) from person where email = 'sam@old.example'"));
    }

    @Test
    void two_lines_are_not_both_the_same_person() {
        add("Twin Tess", "tess@old.example", Map.of());
        var at = send("Name,Email\nTwin Tess,tess@one.example\nTwin Tess,tess@two.example\n");
        var mark = mark(instructor.get(at).body());
        var refused = instructor.post(at, Map.of("mark", mark, "who-2", "same", "who-3", "same"));
        assertEquals(422, refused.status());
        assertSays("lines 2 and 3 cannot both be Twin Tess", refused.body());
        assertSaid(2, "same", refused.body());
        assertSaid(3, "same", refused.body());
        assertEquals("Twin Tess", of("tess@old.example", "p.name"), "nothing was done");
        instructor.post(at, Map.of("mark", mark, "who-2", "new", "who-3", "same"));
        assertEquals("Twin Tess", of("tess@one.example", "p.name"));
        assertEquals("Twin Tess", of("tess@two.example", "p.name"));
    }

    private static void assertSaid(int line, String word, String page) {
        var choice =
                Pattern.compile(
                                "<input[^>]*value=\"%s\"[^>]*name=\"who-%d\"[^>]*>"
                                        .formatted(word, line))
                        .matcher(page);
        assertTrue(choice.find(), page);
        assertTrue(choice.group().contains("checked"), choice.group());
    }

    @Test
    void what_was_said_of_unclear_lines_outlives_a_change_by_somebody_else() {
        add("Kept Kim", "kim@old.example", Map.of());
        var at = send("Name,Email\nKept Kim,kim@new.example\n");
        var mark = mark(instructor.get(at).body());
        add("Late Lou", "late.lou@roster.example", Map.of());
        platform.update(
                "update enrolment set section = 'Q' where ref = ?", enrolment("kim@old.example"));
        var stale = instructor.post(at, Map.of("mark", mark, "who-2", "same"));
        assertEquals(409, stale.status());
        assertSaid(2, "same", stale.body());
    }

    @Test
    void a_whole_list_drops_who_is_not_on_it_and_they_can_be_brought_back() {
        add("Drop Dora", "dora@roster.example", Map.of("section", "Z"));
        var rest = instructor.get(people + "/roster.csv").body();
        var without = rest.replaceAll("(?m)^Drop Dora.*\\R", "");
        var at = send(without);
        assertSays("0 dropped", instructor.get(at).body());
        var page = instructor.get(at + "?whole=yes").body();
        assertSays("1 dropped", page);
        instructor.post(at, Map.of("mark", mark(page), "whole", "yes"));
        assertTrue(of("dora@roster.example", "e.dropped_at") != null);
        var own = people + "/" + enrolment("dora@roster.example");
        assertSays("dropped", instructor.get(own).body());
        assertEquals(303, instructor.post(own + "/return", Map.of()).status());
        assertEquals(null, of("dora@roster.example", "e.dropped_at"));
        assertEquals("Z", of("dora@roster.example", "e.section"), "as they were");
    }

    @Test
    void what_was_confirmed_is_not_done_if_it_would_be_something_else_by_now() {
        var at = send("Name,Email,Section\nStale Stan,stan@roster.example,A\n");
        var mark = mark(instructor.get(at).body());
        add("Stale Stan", "stan@roster.example", Map.of("section", "B"));
        var refused = instructor.post(at, Map.of("mark", mark));
        assertEquals(409, refused.status());
        assertSays("Somebody changed the course’s people meanwhile", refused.body());
        assertEquals("B", of("stan@roster.example", "e.section"));
    }

    @Test
    void an_assumed_encoding_is_shown_and_another_can_be_chosen() {
        var at =
                send(
                        "Name;Email\nŁukasz Żak;lukasz@roster.example\n"
                                .getBytes(Charset.forName("windows-1250")));
        assertSays("It was read as Western Europe", instructor.get(at).body());
        assertSays("Łukasz Żak", instructor.get(at + "?encoding=windows-1250").body());
    }

    @Test
    void the_export_brought_in_again_changes_nothing_and_executes_nothing() {
        add("=HYPERLINK(1)", "formula@roster.example", Map.of("groups", "@blue, red"));
        var csv = instructor.get(people + "/roster.csv").body();
        assertTrue(csv.contains("'=HYPERLINK(1)"), csv);
        assertFalse(csv.contains("\n=HYPERLINK"), csv);
        assertSays("Nothing to do", instructor.get(send(csv) + "?whole=yes").body());
    }

    @Test
    void the_list_is_searched_and_narrowed() {
        add("Find Fay", "fay@roster.example", Map.of("section", "F9", "time-factor", "1.5"));
        assertSays("Find Fay", instructor.get(people + "?q=FAY").body());
        assertSays("Find Fay", instructor.get(people + "?section=F9&show=more-time").body());
        assertSays("Nobody found", instructor.get(people + "?q=nobody%25").body());
        assertFalse(instructor.get(people + "?role=instructor").body().contains("Find Fay"));
    }

    @Test
    void several_are_changed_at_once_all_or_none() {
        add("Bulk Bea", "bea@roster.example", Map.of());
        var bea = enrolment("bea@roster.example");
        var done =
                instructor.post(
                        people + "/changes",
                        Map.of("member", bea, "what", "factor", "factor", "1.5", "find-q", "bea"));
        assertEquals(people + "?q=bea", done.location(), "back to the list that it was");
        assertEquals("1.50", of("bea@roster.example", "e.time_factor::text"));
        instructor.post(
                people + "/changes", Map.of("member", bea, "what", "group", "group", "blue"));
        assertEquals(
                "blue",
                of(
                        "bea@roster.example",
                        "(select string_agg(g.name, ',') from enrolment_group g where g.enrolment_id = e.id)"));
        var self = enrolment(Somebody.INSTRUCTOR.email());
        assertEquals(
                422,
                instructor
                        .post(people + "/changes", Map.of("member", self, "what", "drop"))
                        .status());
        assertEquals(
                null, of(Somebody.INSTRUCTOR.email(), "e.dropped_at"), "nobody drops themselves");
    }

    @Test
    void what_cannot_be_done_with_several_loses_neither_their_ticks_nor_what_was_typed() {
        add("Tick Tea", "tea@roster.example", Map.of());
        add("Tick Tim", "tim@roster.example", Map.of());
        var tea = enrolment("tea@roster.example");
        var refused =
                instructor.post(
                        people + "/changes",
                        Map.of(
                                "member", tea,
                                "find-q", "tick t",
                                "what", "factor",
                                "factor", "0.5",
                                "section", "Tuesdays"));
        assertEquals(422, refused.status());
        assertSays("a time factor from 1 to 10", refused.body());
        assertTrue(refused.body().contains("value=\"" + tea + "\" checked"), refused.body());
        assertFalse(
                refused.body()
                        .contains("value=\"" + enrolment("tim@roster.example") + "\" checked"));
        assertTrue(refused.body().contains("value=\"0.5\""));
        assertTrue(refused.body().contains("value=\"Tuesdays\""));
        assertSays("2 found", refused.body());
        for (var action : List.of("/changes", "/invitations")) {
            var nobody =
                    instructor.post(
                            people + action, Map.of("what", "section", "section", "Tuesdays"));
            assertEquals(422, nobody.status());
            assertSays("tick at least one person first", nobody.body());
            assertTrue(nobody.body().contains("value=\"Tuesdays\""));
        }
    }

    private static String seen(String page) {
        var found = SEEN.matcher(page);
        assertTrue(found.find(), () -> words(page));
        return found.group(1);
    }

    private static Map<String, String> form(String name, String email, String seen) {
        return Map.of(
                "name", name,
                "email", email,
                "role", "student",
                "time-factor", "1",
                "seen", seen);
    }

    @Test
    void two_who_change_one_person_at_once_see_each_other() {
        add("Both Bo", "bo@roster.example", Map.of("section", "A"));
        var own = people + "/" + enrolment("bo@roster.example");
        var seen = seen(instructor.get(own).body());
        platform.update(
                "update enrolment set time_factor = 1.5 where ref = ?",
                enrolment("bo@roster.example"));

        var wrong = instructor.post(own, form("", "bo@roster.example", seen));
        assertEquals(422, wrong.status());
        assertEquals(seen, seen(wrong.body()), "a form that was wrong is still the old one");
        var overtaken = instructor.post(own, form("Bo Both", "bo@roster.example", seen));
        assertEquals(409, overtaken.status());
        assertSays("Somebody else changed this meanwhile", overtaken.body());
        assertSays("time factor: 1.5 1", overtaken.body());
        assertTrue(overtaken.body().contains("value=\"Bo Both\""), "what was typed stays");
        assertEquals("1.50", of("bo@roster.example", "e.time_factor::text"));
        assertEquals("Both Bo", of("bo@roster.example", "p.name"));

        var again =
                instructor.post(own, form("Bo Both", "bo@roster.example", seen(overtaken.body())));
        assertEquals(own, again.location(), again.body());
        assertEquals("Bo Both", of("bo@roster.example", "p.name"));
        assertEquals("1.00", of("bo@roster.example", "e.time_factor::text"));
    }

    @Test
    void all_that_a_list_holds_are_changed_without_ticking_each() {
        add("List Lou", "lou@roster.example", Map.of("section", "L1"));
        add("List Liv", "liv@roster.example", Map.of("section", "L1"));
        add("Other Ola", "ola@roster.example", Map.of("section", "L2"));
        var done =
                instructor.post(
                        people + "/changes",
                        Map.of(
                                "which", "found",
                                "find-section", "L1",
                                "what", "section",
                                "section", "L3"));
        assertEquals(303, done.status());
        assertEquals("L3", of("lou@roster.example", "e.section"));
        assertEquals("L3", of("liv@roster.example", "e.section"));
        assertEquals("L2", of("ola@roster.example", "e.section"));
    }

    @Test
    void rights_change_at_once_and_are_on_record() {
        platform.update(
                "update enrolment set role = 'assistant', dropped_at = null where ref = ?",
                enrolment(Somebody.ASSISTANT.email()));
        try (var assistant = platform.browser(Somebody.ASSISTANT)) {
            assertEquals(200, assistant.get(people).status());
            assertEquals(403, assistant.post(people + "/changes", Map.of()).status());
            var own = people + "/" + enrolment(Somebody.ASSISTANT.email());
            instructor.post(own + "/drop", Map.of());
            assertEquals(404, assistant.get(people).status());
            assertEquals(
                    "Instructor",
                    platform.ask(
                            "select p.name from audit a join person p on p.id = a.actor_id where a.action = 'dropped'"));
            instructor.post(own + "/return", Map.of());
            assertEquals(200, assistant.get(people).status());
        }
    }

    @Test
    void a_course_neither_renames_nor_moves_accounts_of_others() {
        var own = people + "/" + enrolment(Somebody.STUDENT.email());
        var moved =
                instructor.post(
                        own,
                        form("Student", "mine@evil.example", seen(instructor.get(own).body())));
        assertEquals(422, moved.status());
        assertTrue(moved.body().contains("mine@evil.example"), "what was typed stays");
        add("An Admin", Somebody.ADMINISTRATOR.email(), Map.of());
        var admin = people + "/" + enrolment(Somebody.ADMINISTRATOR.email());
        var renamed =
                instructor.post(
                        admin,
                        form(
                                "Mallory",
                                Somebody.ADMINISTRATOR.email(),
                                seen(instructor.get(admin).body())));
        assertEquals(422, renamed.status());
        assertEquals("Administrator", of(Somebody.ADMINISTRATOR.email(), "p.name"));
    }

    @Test
    void what_is_wrong_with_somebody_new_is_said_at_once_and_the_form_stays() {
        var refused =
                instructor.post(
                        people,
                        Map.of(
                                "name",
                                "Typed Tess",
                                "email",
                                "nothing",
                                "role",
                                "king",
                                "time-factor",
                                "0.5"));
        assertEquals(422, refused.status());
        assertSays("give an e-mail address", refused.body());
        assertSays("choose a role", refused.body());
        assertSays("a time factor lies between 1 and 10", refused.body());
        assertTrue(refused.body().contains("Typed Tess"));
        add("Twice Tom", "tom@roster.example", Map.of("number", "T1"));
        assertSays(
                "is here with that address already",
                add("Twice Tom", "TOM@roster.example", Map.of()).body());
        assertSays(
                "the number T1 is that of Twice Tom",
                add("Other", "other@roster.example", Map.of("number", "T1")).body());
    }
}

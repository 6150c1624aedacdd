package savepoint.server.assignment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.TestAssignments;
import savepoint.server.TestPlatform;
import tools.jackson.databind.JsonNode;

class DraftTest {
    private static final String FILE = "PostgresBank.java";
    private static final String HERE = "page-one";
    private static final String THERE = "page-two";

    private static TestPlatform platform;
    private static Browser student;
    private static String page;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start();
        student = platform.browser(Somebody.STUDENT);
        page = platform.term().path() + "/assignments/bank-transfer";
        TestAssignments.publish(
                platform, "bank-transfer", TestPlatform.START.plus(Duration.ofDays(30)));
    }

    @BeforeEach
    void forget() {
        TestAssignments.forgetHandIns(platform);
    }

    @AfterAll
    static void stop() {
        student.close();
        platform.close();
    }

    private static Desk desk() {
        return new Desk(platform, student, "bank-transfer");
    }

    private static JsonNode save(String tab, String basedOn, String text) {
        return desk().tab(tab).basedOn(basedOn).types(FILE, text).savesQuietly(200);
    }

    private static void pass(Duration time) {
        platform.clock().advance(time);
    }

    private static long drafts() {
        return (Long) platform.ask("select count(*) from draft");
    }

    private static String newest() {
        return (String)
                platform.ask("select files ->> ? from draft order by id desc limit 1", FILE);
    }

    @Test
    void what_was_typed_is_in_the_editor_the_next_time() {
        var saved = save(HERE, "", "class Typed {}\r\n");

        assertEquals("2026-08-24T15:00:00Z", saved.get("savedAt").asString());
        var html = student.get(page).body();
        assertTrue(html.contains("class Typed {}"), html);
        assertTrue(html.contains("Draft saved"), html);
        assertEquals("class Typed {}\n", newest());
    }

    @Test
    void without_a_script_a_button_saves() {
        var answer = desk().tab(HERE).types(FILE, "class Typed {}").saves();

        assertEquals(303, answer.status(), answer.body());
        assertEquals(page, answer.location());
        assertTrue(student.get(page).body().contains("class Typed {}"));
    }

    @Test
    void the_saves_of_a_page_make_one_entry_for_five_minutes() {
        var first = save(HERE, "", "1");
        pass(Duration.ofMinutes(4));
        var second = save(HERE, first.get("version").asString(), "2");
        assertEquals(1, drafts());
        pass(Duration.ofMinutes(2));
        save(HERE, second.get("version").asString(), "3");

        assertEquals(2, drafts());
        assertEquals("3", newest());
    }

    @Test
    void a_save_whose_answer_was_lost_is_sent_again_without_harm() {
        save(HERE, "", "1");
        save(HERE, "", "12");
        save(HERE, "", "12");

        assertEquals(1, drafts());
        assertEquals("12", newest());
    }

    @Test
    void a_text_that_arrives_after_a_later_one_of_its_page_changes_nothing() {
        desk().tab(HERE).turn(1).types(FILE, "1").savesQuietly(200);
        var third = desk().tab(HERE).turn(3).types(FILE, "123").savesQuietly(200);
        var second = desk().tab(HERE).turn(2).types(FILE, "12").savesQuietly(200);

        assertEquals(third.get("version"), second.get("version"));
        assertEquals("123", newest());
    }

    @Test
    void another_page_does_not_overwrite_what_it_has_not_seen() {
        save(HERE, "", "mine");
        var standing = desk().tab(THERE).basedOn("").types(FILE, "theirs").savesQuietly(409);

        assertEquals("mine", newest());
        assertEquals(1, drafts());
        save(THERE, standing.get("version").asString(), "after reading");
        assertEquals(2, drafts());
        assertEquals("after reading", newest());
    }

    @Test
    void a_page_that_goes_on_after_another_has_saved_is_told() {
        var first = save(HERE, "", "one").get("version").asString();
        save(THERE, first, "two");

        desk().tab(HERE).basedOn(first).types(FILE, "one and more").savesQuietly(409);
        assertEquals("two", newest());
    }

    @Test
    void without_a_script_both_drafts_are_offered_and_compared() {
        var standing = save(HERE, "", "class Bank {\n    int standing;\n}\n");
        var version = standing.get("version").asString();
        var typed = "class Bank {\n    int typed;\n}\n";

        var answer = desk().tab(THERE).types(FILE, typed).saves();
        assertEquals(409, answer.status());
        assertTrue(answer.body().contains("int typed;"), "what was typed is in the editor");
        assertTrue(answer.body().contains("value=\"" + version + "\""), answer.body());
        assertFalse(Pattern.compile("data-overtaken[^>]*hidden").matcher(answer.body()).find());

        var compared = desk().tab(THERE).types(FILE, typed).keeps("compare", version).saves();
        assertEquals(409, compared.status());
        assertTrue(compared.body().contains("<code>    int standing;</code>"), compared.body());
        assertTrue(compared.body().contains("<span class=\"unseen\">removed</span>"));
        assertEquals(1, drafts());
    }

    @Test
    void keeping_mine_leaves_the_other_in_the_history() {
        var version = save(HERE, "", "standing").get("version").asString();
        var answer = desk().tab(THERE).types(FILE, "typed").keeps("mine", version).saves();

        assertEquals(303, answer.status(), answer.body());
        assertEquals("typed", newest());
        assertEquals(2, drafts());
    }

    @Test
    void taking_theirs_leaves_mine_in_the_history() {
        var version = save(HERE, "", "standing").get("version").asString();
        var answer = desk().tab(THERE).types(FILE, "typed").keeps("theirs", version).saves();

        assertEquals(303, answer.status(), answer.body());
        assertEquals("standing", newest());
        assertEquals(
                "standing,typed,standing",
                platform.ask("select string_agg(files ->> ?, ',' order by id) from draft", FILE));
    }

    @Test
    void a_choice_between_drafts_that_has_grown_old_is_asked_again() {
        var version = save(HERE, "", "standing").get("version").asString();
        save(HERE, version, "standing and more");
        var answer = desk().tab(THERE).types(FILE, "typed").keeps("mine", version).saves();

        assertEquals(409, answer.status());
        assertEquals("standing and more", newest());
    }

    @Test
    void the_editor_opens_with_whatever_is_newest() {
        assertTrue(student.get(page).body().contains("class PostgresBank"), "the starter");
        save(HERE, "", "// a draft");
        pass(Duration.ofMinutes(1));
        desk().key("form-key-1").types(FILE, "// handed in").handsIn();
        assertTrue(student.get(page).body().contains("// handed in"));
        pass(Duration.ofMinutes(1));
        save(HERE, "", "// another draft");
        assertTrue(student.get(page).body().contains("// another draft"));
    }

    @Test
    void a_draft_of_the_history_is_compared_and_restored_as_a_new_one() {
        save(HERE, "", "first line\nsecond line\n");
        pass(Duration.ofMinutes(6));
        save(HERE, "", "first line\nanother line\n");

        var history = student.get(page + "/drafts").body();
        var links =
                Pattern.compile("href=\"(" + page + "/drafts/[a-z2-7]+)\"")
                        .matcher(history)
                        .results()
                        .map(found -> found.group(1))
                        .toList();
        assertEquals(2, links.size(), history);
        var older = student.get(links.getLast()).body();
        assertTrue(older.contains("<code>second line</code>"), older);
        assertTrue(older.contains("<code>another line</code>"), older);

        var answer = student.post(links.getLast() + "/restoration", Map.of());
        assertEquals(page, answer.location());
        assertEquals("first line\nsecond line\n", newest());
        assertEquals(3, drafts());
    }

    @Test
    void starting_again_keeps_what_was_typed() {
        var answer = desk().tab(HERE).types(FILE, "// not so good").restarts(FILE);

        assertEquals(303, answer.status(), answer.body());
        var starter =
                new String(
                        TestAssignments.file("bank-transfer", "starter/" + FILE),
                        java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(starter, newest());
        assertEquals(
                "// not so good",
                platform.ask("select files ->> ? from draft order by id limit 1", FILE));
    }

    @Test
    void from_the_history_everything_starts_again() {
        save(HERE, "", "// not so good");
        assertEquals(303, student.post(page + "/restart", Map.of()).status());
        assertTrue(newest().contains("class PostgresBank"));
        assertEquals(2, drafts());
    }

    @Test
    void what_is_too_large_is_said_and_stays_in_the_editor() {
        var large = "// large\n".repeat(40_000);
        var told = desk().tab(HERE).types(FILE, large).savesQuietly(422);
        assertTrue(told.get("problems").get(0).asString().contains("at most 262,144 are taken"));

        var answer = desk().tab(HERE).types(FILE, large).saves();
        assertEquals(422, answer.status());
        assertTrue(answer.body().contains("// large\n// large"));
        assertEquals(0, drafts());
    }

    @Test
    void the_oldest_of_very_many_drafts_are_forgotten() {
        for (int i = 0; i < 3; i++) {
            save(HERE, "", "// " + i);
            pass(Duration.ofMinutes(6));
        }
        platform.update(
                """
                insert into draft (ref, work_id, by_enrolment, tab, began_at, saved_at, files)
                select 'aaaaaaaaaaaaa' || chr(97 + n / 26) || chr(97 + n % 26) || 'a', d.work_id, d.by_enrolment, d.tab,
                       d.began_at, d.saved_at, d.files
                  from generate_series(1, 250) n, (select * from draft limit 1) d
                """);
        save(THERE, version(), "// the newest");

        assertEquals(200, drafts());
        assertEquals("// the newest", newest());
    }

    private static String version() {
        return (String)
                platform.ask("select ref || '-' || saves from draft order by id desc limit 1");
    }

    @Test
    void what_is_typed_after_the_end_is_kept_all_the_same() {
        platform.update("update activity set closes_at = due_at - interval '28 days'");
        pass(Duration.ofDays(3));
        save(HERE, "", "// a minute too late");

        assertTrue(student.get(page).body().contains("// a minute too late"));
        platform.update("update activity set closes_at = null");
    }

    @Test
    void a_signed_out_script_is_told_so() {
        try (var other = platform.browser(Somebody.OTHER_STUDENT)) {
            var desk = new Desk(platform, other, "bank-transfer").tab(HERE).types(FILE, "//");
            platform.update(
                    "delete from session where person_id = ?",
                    platform.person(Somebody.OTHER_STUDENT).id());
            assertEquals("Sign in first.", desk.savesQuietly(401).get("detail").asString());
        }
    }
}

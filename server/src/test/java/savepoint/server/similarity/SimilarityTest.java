package savepoint.server.similarity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.grader.bundle.FileTree;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.TestAssignments;
import savepoint.server.TestPlatform;
import savepoint.server.db.Refs;

/// An instructor lets hand-ins be compared, looks at two, and opens a case; JPlag is the real one.
class SimilarityTest {
    private static final String BANK = "bank-transfer";
    private static final String SHOP = "shop-reports";

    private static TestPlatform platform;
    private static Browser instructor;
    private static String term;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start();
        instructor = platform.browser(Somebody.INSTRUCTOR);
        term = platform.term().path();
        TestAssignments.publish(platform, BANK, null);
        TestAssignments.publish(platform, SHOP, null);
        platform.student("Ada Lovelace");
    }

    @AfterAll
    static void stop() {
        instructor.close();
        platform.close();
    }

    @BeforeEach
    void forget() {
        platform.update("truncate similarity_run, audit cascade");
        TestAssignments.forgetHandIns(platform);
    }

    private static String page(String slug) {
        return "%s/assignments/%s/similarity".formatted(term, slug);
    }

    private static void compare(String slug) {
        var answer =
                instructor.post(
                        page(slug) + "/comparisons", Map.of("idempotency-key", Refs.random()));
        assertEquals(303, answer.status(), answer.body());
        assertTrue(instructor.get(page(slug)).body().contains("Waiting for its turn"));
        platform.platform().compareHandIns();
    }

    private static void sample(Somebody somebody, String name, String from, String to) {
        var files = new TreeMap<>(TestAssignments.bundle(BANK).under("samples/" + name).files());
        files.replaceAll((_, bytes) ->
                new String(bytes, StandardCharsets.UTF_8)
                        .replace(from, to)
                        .getBytes(StandardCharsets.UTF_8));
        files.keySet().removeIf(file -> !file.endsWith(".java"));
        TestAssignments.handIn(platform, BANK, somebody, new FileTree(files));
    }

    /// Two hand-ins of SQL that are the same but for case and comments.
    private static void queries() {
        var shop = new HashMap<>(TestAssignments.bundle(SHOP).under("solution").files());
        TestAssignments.handIn(platform, SHOP, Somebody.STUDENT, FileTree.of(shop));
        shop.replaceAll((_, bytes) ->
                ("-- all mine\n"
                                + new String(bytes, StandardCharsets.UTF_8)
                                        .toUpperCase(Locale.ROOT))
                        .getBytes(StandardCharsets.UTF_8));
        TestAssignments.handIn(platform, SHOP, Somebody.OTHER_STUDENT, FileTree.of(shop));
    }

    /// The pair that was found first.
    private static String firstPair() {
        return (String)
                platform.ask("select ref from similarity_pair order by run_id desc, place limit 1");
    }

    @Test
    void java_that_was_renamed_throughout_is_found_by_jplag() {
        sample(Somebody.STUDENT, "reference", "amount", "amount");
        sample(Somebody.OTHER_STUDENT, "reference", "amount", "money");
        compare(BANK);
        var list = instructor.get(page(BANK)).body();
        assertTrue(list.contains("Other_student"), list);
        var share = (Number) platform.ask("select share from similarity_pair where place = 1");
        assertTrue(share.doubleValue() > 80, "share " + share);
        var pair = instructor.get(term + "/similarity/pairs/" + firstPair()).body();
        assertTrue(pair.contains("money"), pair);
        assertTrue(pair.contains("id=\"other-1\""), pair);
        assertEquals(
                "similarity: compared",
                platform.ask("select action from audit order by id desc limit 1"));
    }

    @Test
    void sql_is_compared_by_its_trees_with_the_rate_of_coincidence_beside() {
        queries();
        compare(SHOP);
        var list = instructor.get(page(SHOP)).body();
        assertTrue(list.contains("How often hand-ins agree by nature"), list);
        assertTrue(list.contains("2 of 2"), list);
        assertTrue(
                instructor
                        .get(term + "/similarity/pairs/" + firstPair())
                        .body()
                        .contains("2 hand-ins have it"));
    }

    @Test
    void a_case_needs_a_reason_and_a_person_and_changes_nothing_else() {
        queries();
        compare(SHOP);
        assertEquals(0L, platform.ask("select count(*) from similarity_case"));
        var pair = term + "/similarity/pairs/" + firstPair();
        var form = new HashMap<>(Map.of("reason", " ", "idempotency-key", Refs.random()));
        assertEquals(422, instructor.post(pair + "/cases", form).status());

        form.put("reason", "The same <wrong> comment.");
        var opened = instructor.post(pair + "/cases", form);
        assertEquals(303, opened.status(), opened.body());
        assertEquals(opened.location(), instructor.post(pair + "/cases", form).location());
        var entry =
                new HashMap<>(
                        Map.of(
                                "kind", "cleared",
                                "body", "",
                                "idempotency-key", Refs.random()));
        assertEquals(422, instructor.post(opened.location() + "/entries", entry).status());
        entry.put("body", "They had worked through the lesson together.");
        assertEquals(303, instructor.post(opened.location() + "/entries", entry).status());
        var read = instructor.get(opened.location()).body();
        assertTrue(read.contains("The same &lt;wrong&gt; comment."), read);
        assertTrue(read.contains("Nothing to object to"), read);
        assertTrue(read.contains("Open again"), read);
        assertTrue(instructor.get(page(SHOP)).body().contains("Nothing to object to, opened by"));
        assertEquals(
                2L,
                platform.ask("select count(*) from audit where action like 'similarity: case %'"));
        assertEquals(0L, platform.ask("select count(*) from grade_change"));
        try (var assistant = platform.browser(Somebody.ASSISTANT);
                var student = platform.browser(Somebody.STUDENT)) {
            assertEquals(200, assistant.get(pair).status());
            assertFalse(assistant.get(pair).body().contains("Open a case"));
            assertEquals(403, assistant.get(opened.location()).status());
            assertTrue(student.get(pair).status() >= 403);
        }
    }

    private static Browser.Answer say(String opened, String kind, String body, String key) {
        return instructor.post(
                opened + "/entries", Map.of("kind", kind, "body", body, "idempotency-key", key));
    }

    @Test
    void a_case_is_decided_once_until_it_is_opened_again() {
        queries();
        compare(SHOP);
        var reason = Map.of("reason", "The same comment.", "idempotency-key", Refs.random());
        var opened =
                instructor
                        .post(term + "/similarity/pairs/" + firstPair() + "/cases", reason)
                        .location();
        assertEquals(409, say(opened, "reopened", "It is open.", Refs.random()).status());
        var key = Refs.random();
        assertEquals(303, say(opened, "cleared", "They sat side by side.", key).status());
        assertEquals(303, say(opened, "cleared", "They sat side by side.", key).status(), "twice");
        var second = say(opened, "referred", "To the <dean>.", Refs.random());
        assertEquals(409, second.status());
        assertTrue(second.body().contains("By now it stands otherwise: Nothing to object to"));
        assertTrue(second.body().contains("To the &lt;dean&gt;."), "what was typed stays");
        assertEquals(303, say(opened, "note", "Seen by the dean.", Refs.random()).status());
        assertEquals(303, say(opened, "reopened", "A third hand-in.", Refs.random()).status());
        assertEquals(303, say(opened, "referred", "To the dean.", Refs.random()).status());
        assertEquals(
                "cleared,note,reopened,referred",
                platform.ask(
                        "select string_agg(kind, ',' order by id) from similarity_case_entry"));
    }

    @Test
    void what_cannot_be_compared_says_so() {
        sample(Somebody.STUDENT, "reference", "amount", "amount");
        compare(BANK);
        assertTrue(instructor.get(page(BANK)).body().contains("fewer than two hand-ins"));
    }

    @Test
    void a_comparison_that_dies_with_its_server_is_begun_again_but_not_for_ever() {
        queries();
        instructor.post(page(SHOP) + "/comparisons", Map.of("idempotency-key", Refs.random()));
        platform.update(
                """
                insert into similarity_event (run_id, kind, hand_ins, at)
                select id, 'began', 2, asked_at from similarity_run
                """);
        assertTrue(instructor.get(page(SHOP)).body().contains("Comparing 2 hand-ins"));
        platform.platform().compareHandIns();
        assertTrue(instructor.get(page(SHOP)).body().contains("hand-ins compared"));

        instructor.post(page(SHOP) + "/comparisons", Map.of("idempotency-key", Refs.random()));
        platform.update(
                """
                insert into similarity_event (run_id, kind, hand_ins, at)
                select max(id), 'began', 2, '2026-08-24T15:00:00Z' from similarity_run, generate_series(1, 3) i group by i
                """);
        platform.platform().compareHandIns();
        assertTrue(instructor.get(page(SHOP)).body().contains("begun 3 times"));
    }
}

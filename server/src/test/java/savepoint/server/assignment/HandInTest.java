package savepoint.server.assignment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.grader.bundle.FileTree;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.TestAssignments;
import savepoint.server.TestPlatform;

class HandInTest {
    private static final String FILE = "PostgresBank.java";
    private static final String CODE = "package bank;\n\npublic final class PostgresBank {}\n";
    private static final byte[] BYTES = CODE.getBytes(StandardCharsets.UTF_8);
    private static final String KEY = "form-key-1";

    private static TestPlatform platform;
    private static Browser student;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start();
        student = platform.browser(Somebody.STUDENT);
    }

    @BeforeEach
    void publish() {
        TestAssignments.forgetHandIns(platform);
        TestAssignments.publish(
                platform, "bank-transfer", TestPlatform.START.plus(Duration.ofDays(3)));
    }

    @AfterAll
    static void stop() {
        student.close();
        platform.close();
    }

    private Desk desk() {
        return desk(student);
    }

    private Desk desk(Browser browser) {
        return new Desk(platform, browser, "bank-transfer");
    }

    private long submissions() {
        return (Long) platform.ask("select count(*) from submission");
    }

    @Test
    void a_hand_in_is_stored_queued_and_audited_in_one_go() {
        var answer = desk().key(KEY).types(FILE, CODE).handsIn();

        assertEquals(303, answer.status(), answer.body());
        var ref = answer.location().substring(answer.location().lastIndexOf('/') + 1);
        assertEquals(platform.term().path() + "/submissions/" + ref, answer.location());
        var hash = FileTree.of(Map.of(FILE, BYTES)).hash();
        assertEquals(hash, platform.ask("select tree from submission where ref = ?", ref));
        assertEquals(
                1L,
                platform.ask(
                        """
                        select count(*)
                          from grading g
                          join submission s on s.id = g.submission_id and s.tree = g.tree
                          join content_current c on c.version_id = g.version_id
                         where s.ref = ? and g.finished_at is null and g.priority = 0
                        """,
                        ref));
        assertEquals(
                "handed in",
                platform.ask(
                        "select action from audit where subject = ? and actor_id = ?",
                        "submission " + ref,
                        platform.person(Somebody.STUDENT).id()));
    }

    @Test
    void the_line_ends_that_forms_send_are_not_stored() {
        desk().key(KEY).types(FILE, CODE.replace("\n", "\r\n")).handsIn();

        assertEquals(
                FileTree.of(Map.of(FILE, BYTES)).hash(),
                platform.ask("select tree from submission"));
    }

    @Test
    void an_uploaded_file_takes_the_place_of_what_was_typed_byte_for_byte() {
        var uploaded = "// gekürzt\r\n".getBytes(StandardCharsets.UTF_8);
        desk().key(KEY).types(FILE, CODE).chooses(FILE, FILE, uploaded).handsIn();

        assertEquals(
                FileTree.of(Map.of(FILE, uploaded)).hash(),
                platform.ask("select tree from submission"));
    }

    @Test
    void the_same_form_sent_twice_is_one_hand_in() {
        var first = desk().key(KEY).types(FILE, CODE).handsIn();
        var second = desk().key(KEY).types(FILE, CODE).handsIn();

        assertEquals(first.location(), second.location());
        assertEquals(1, submissions());
        assertEquals(1L, platform.ask("select count(*) from grading"));
    }

    @Test
    void a_form_gone_back_to_and_edited_is_another_hand_in() {
        var first = desk().key(KEY).types(FILE, CODE).handsIn();
        var second = desk().key(KEY).types(FILE, CODE + "// better\n").handsIn();

        assertNotEquals(first.location(), second.location());
        assertEquals(2, submissions());
    }

    @Test
    void the_same_form_sent_many_times_at_once_is_one_hand_in() throws Exception {
        int times = 8;
        var together = new CyclicBarrier(times);
        Callable<String> send =
                () -> {
                    var desk = desk().key(KEY).types(FILE, CODE);
                    together.await();
                    var answer = desk.handsIn();
                    assertEquals(303, answer.status(), answer.body());
                    return answer.location();
                };
        Set<String> places;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = threads.invokeAll(IntStream.range(0, times).mapToObj(_ -> send).toList());
            places = sent.stream().map(HandInTest::result).collect(Collectors.toSet());
        }
        assertEquals(1, places.size(), places::toString);
        assertEquals(1, submissions());
        assertEquals(1L, platform.ask("select count(*) from work"));
    }

    private static <T> T result(Future<T> future) {
        return future.resultNow();
    }

    @Test
    void hand_ins_are_numbered_and_share_their_works_seed() {
        desk().key("form-key-1").types(FILE, CODE).handsIn();
        desk().key("form-key-2").types(FILE, CODE).handsIn();

        assertEquals(
                "1,2",
                platform.ask("select string_agg(number::text, ',' order by id) from submission"));
        assertEquals(1L, platform.ask("select count(distinct seed) from grading"));
    }

    @Test
    void each_student_has_a_work_and_a_seed_of_their_own() {
        desk().key(KEY).types(FILE, CODE).handsIn();
        try (var other = platform.browser(Somebody.OTHER_STUDENT)) {
            assertEquals(303, desk(other).key(KEY).types(FILE, CODE).handsIn().status());
        }
        assertEquals(2L, platform.ask("select count(*) from work"));
        assertEquals(2L, platform.ask("select count(distinct seed) from grading"));
    }

    @Test
    void everything_wrong_is_said_at_once_and_what_was_typed_stays() {
        var answer =
                desk().types(FILE, CODE)
                        .chooses(
                                FILE,
                                "Bank.java",
                                "class Typed {}".getBytes(StandardCharsets.UTF_8))
                        .types("Helper.java", "class Helper {}")
                        .handsIn();

        assertEquals(422, answer.status());
        assertTrue(answer.body().contains("PostgresBank.java is missing"), answer.body());
        assertTrue(answer.body().contains("Bank.java is not asked for"));
        assertTrue(answer.body().contains("Helper.java is not asked for"));
        assertTrue(answer.body().contains("the form came without its key"));
        assertTrue(answer.body().contains("class Typed {}"), "the chosen file is in the editor");
        assertEquals(0, submissions());
        assertEquals(
                303,
                desk().key(Desk.keyOn(answer.body())).types(FILE, CODE).handsIn().status(),
                "the page it came back with can be sent");
    }

    @Test
    void what_is_no_text_is_refused() {
        assertRefused("is not UTF-8 text", "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertRefused("is not UTF-8 text", new byte[] {'a', 0, 'b'});
        assertRefused("PostgresBank.java is empty", " \n".getBytes(StandardCharsets.UTF_8));
        assertRefused("at most 262,144 are taken", new byte[300_000]);
        assertEquals(0, submissions());
    }

    private void assertRefused(String reason, byte[] bytes) {
        var answer = desk().key(KEY).types(FILE, CODE).chooses(FILE, FILE, bytes).handsIn();
        assertEquals(422, answer.status());
        assertTrue(answer.body().contains(reason), answer.body());
    }

    @Test
    void a_file_of_fifty_megabytes_is_not_even_read() {
        var answer = desk().key(KEY).chooses(FILE, FILE, new byte[50 << 20]).handsIn();

        assertEquals(413, answer.status());
        assertEquals(0, submissions());
    }

    @Test
    void after_closing_nothing_is_taken_and_before_it_lateness_is_said() {
        platform.clock().advance(Duration.ofDays(4));
        var late = student.get(platform.term().path() + "/assignments/bank-transfer");
        assertTrue(late.body().contains("Hand in late"), late.body());
        var answer = desk().key(KEY).types(FILE, CODE).handsIn();
        assertTrue(student.get(answer.location()).body().contains("late by 1 day"));

        platform.update("update activity set closes_at = due_at + interval '1 day'");
        var refused = desk().key("form-key-2").types(FILE, "class TooLate {}").handsIn();
        assertEquals(422, refused.status());
        assertTrue(refused.body().contains("this assignment is closed"));
        assertTrue(refused.body().contains("class TooLate {}"), "what was typed is still there");
        assertEquals(
                1L,
                platform.ask("select count(*) from draft where files::text like '%TooLate%'"),
                "also when the page is gone");
        assertEquals(1, submissions());
    }

    @Test
    void a_hand_in_that_was_taken_is_answered_with_its_receipt_also_after_closing() {
        var taken = desk().key(KEY).types(FILE, CODE).handsIn().location();
        platform.update(
                "update activity set due_at = due_at - interval '9 days', closes_at = due_at - interval '9 days'");

        assertEquals(taken, desk().key(KEY).types(FILE, CODE).handsIn().location());
        assertEquals(422, desk().key(KEY).types(FILE, CODE + "// more").handsIn().status());
        assertEquals(1, submissions());
    }

    @Test
    void two_that_differ_at_the_same_instant_are_both_taken_and_numbered() throws Exception {
        var together = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent =
                    IntStream.range(0, 2)
                            .mapToObj(i ->
                                    threads.submit(() -> {
                                        var desk = desk().key("form-key-" + i);
                                        desk.types(FILE, CODE + "// " + i);
                                        together.await();
                                        return desk.handsIn().status();
                                    }))
                            .toList();
            for (var one : sent) assertEquals(303, one.get());
        }
        assertEquals(
                "1,2",
                platform.ask("select string_agg(number::text, ',' order by id) from submission"));
    }

    @Test
    void nobody_fills_the_queue_alone() {
        for (int i = 0; i < Submissions.MOST_UNDER_WAY; i++) {
            assertEquals(303, desk().key("form-key-" + i).types(FILE, CODE).handsIn().status());
        }
        var answer = desk().key("form-key-more").types(FILE, CODE).handsIn();

        assertEquals(429, answer.status());
        assertTrue(answer.body().contains("still wait to be graded"));
        assertTrue(answer.body().contains("public final class PostgresBank {}"));
        assertEquals(Submissions.MOST_UNDER_WAY, submissions());
    }

    @Test
    void runs_that_wait_take_nobodys_place() {
        for (int i = 0; i < Runs.MOST_UNDER_WAY; i++) {
            assertEquals(
                    303,
                    desk().tab("page-one")
                            .key("run-key-" + i)
                            .types(FILE, CODE + i)
                            .runs()
                            .status());
        }
        for (int i = 0; i < Submissions.MOST_UNDER_WAY; i++) {
            assertEquals(303, desk().key("form-key-" + i).types(FILE, CODE).handsIn().status());
        }
    }

    @Test
    void staff_read_the_assignment_and_hand_nothing_in() {
        try (var assistant = platform.browser(Somebody.ASSISTANT)) {
            var page = assistant.get(platform.term().path() + "/assignments/bank-transfer");
            assertEquals(200, page.status());
            assertFalse(page.body().contains("idempotency-key"), "no form");
            assertEquals(403, desk(assistant).key(KEY).types(FILE, CODE).handsIn().status());
        }
        assertEquals(0, submissions());
    }

    @Test
    void an_assignment_that_is_not_there_takes_nothing() {
        var answer = new Desk(platform, student, "nothing").key(KEY).types(FILE, CODE).handsIn();

        assertEquals(404, answer.status());
    }
}

package savepoint.server.gradebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.TestGrades;
import savepoint.server.TestPlatform;
import savepoint.server.api.Program;
import savepoint.server.api.Scope;
import savepoint.server.db.Refs;

/// What must hold of any decisions that instructors take, in whatever order; a failure names its seed.
class EditsPropertyTest {
    private static final int SEEDS = 6;
    private static final List<String> ACTIVITIES = List.of("talk", "poster", "demo", "essay");
    private static final List<Somebody> STUDENTS =
            List.of(Somebody.STUDENT, Somebody.OTHER_STUDENT);

    private static TestPlatform platform;
    private static Browser instructor;
    private static Program program;

    /// A decision about a cell.
    private record Edit(Somebody student, String slug, String decision, String points) {}

    @BeforeAll
    static void start() {
        platform = TestPlatform.start();
        instructor = platform.browser(Somebody.INSTRUCTOR);
        program = new Program(platform, Program.token(platform, Somebody.INSTRUCTOR, Scope.READ));
        for (var slug : ACTIVITIES)
            platform.update(
                    """
                    insert into activity (ref, term_id, kind, slug, week, position, title, due_at, points)
                    values (?, ?, 'other', ?, 1, ?, ?, '2026-08-25T12:00:00Z', ?)
                    """,
                    Refs.random(),
                    platform.term().id(),
                    slug,
                    ACTIVITIES.indexOf(slug),
                    slug,
                    10 * (1 + ACTIVITIES.indexOf(slug)));
    }

    @AfterAll
    static void stop() {
        program.close();
        instructor.close();
        platform.close();
    }

    @BeforeEach
    void forget() {
        platform.update("truncate grade_change cascade");
    }

    private static List<Edit> edits(Random random) {
        var edits = new ArrayList<Edit>();
        for (var student : STUDENTS)
            for (var slug : ACTIVITIES)
                if (random.nextInt(5) > 0) edits.add(edit(random, student, slug));
        Collections.shuffle(edits, random);
        return edits;
    }

    private static Edit edit(Random random, Somebody student, String slug) {
        return random.nextInt(4) == 0
                ? new Edit(student, slug, "excuse", "")
                : new Edit(student, slug, "points", Integer.toString(random.nextInt(45)));
    }

    /// Decides, and returns the change's address.
    private static String decide(Edit edit) {
        var cell = TestGrades.cell(platform, edit.student(), edit.slug());
        var version =
                platform.ask(
                        """
                        select coalesce(max(o.version), 0)
                          from grade_override o
                          join activity a on a.id = o.activity_id and a.slug = ?
                          join enrolment e on e.id = o.enrolment_id and e.person_id = ?
                        """,
                        edit.slug(),
                        platform.person(edit.student()).id());
        var answer =
                instructor.post(
                        cell + "/changes",
                        Map.of(
                                "based-on", String.valueOf(version),
                                "decision", edit.decision(),
                                "points", edit.points(),
                                "reason", "drawn",
                                "idempotency-key", Refs.random()));
        assertEquals(303, answer.status(), answer.body());
        return newest();
    }

    private static String newest() {
        return "%s/gradebook/changes/%s/undoing"
                .formatted(
                        platform.term().path(),
                        platform.ask("select ref from grade_change order by id desc limit 1"));
    }

    private static void undo(String change) {
        assertEquals(
                303, instructor.post(change, Map.of("idempotency-key", Refs.random())).status());
    }

    private static String grades() {
        return program.body("/gradebook");
    }

    @Test
    void the_order_of_edits_does_not_matter_and_undone_they_were_never_there() {
        var untouched = grades();
        for (var seed = 0; seed < SEEDS; seed++) {
            var random = new Random(seed);
            var edits = edits(random);
            edits.forEach(EditsPropertyTest::decide);
            var one = grades();
            assertNotEquals(untouched, one, "seed " + seed);
            forget();

            Collections.shuffle(edits, random);
            var changes = new ArrayList<>(edits.stream().map(EditsPropertyTest::decide).toList());
            assertEquals(one, grades(), "seed " + seed);

            Collections.shuffle(changes, random);
            changes.forEach(EditsPropertyTest::undo);
            assertEquals(untouched, grades(), "seed " + seed);
            forget();
        }
    }

    @Test
    void an_edit_of_a_cell_undone_and_the_undoing_undone_stand_as_they_stood() {
        for (var seed = 0; seed < SEEDS; seed++) {
            var random = new Random(seed);
            for (var i = 0; i < 3; i++) {
                var before = grades();
                decide(edit(random, Somebody.STUDENT, "demo"));
                var after = grades();
                undo(newest());
                assertEquals(before, grades(), "seed " + seed);
                undo(newest());
                assertEquals(after, grades(), "seed " + seed);
            }
            forget();
        }
    }
}

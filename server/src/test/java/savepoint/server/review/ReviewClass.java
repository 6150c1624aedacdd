package savepoint.server.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.TestAssignments;
import savepoint.server.TestPlatform;
import savepoint.server.assignment.Assignments;
import savepoint.server.db.Refs;
import savepoint.server.grading.Bundles;
import savepoint.server.people.Audit;
import savepoint.server.people.Person;

/// A class whose hand-ins for the bank transfer are reviewed by peers, and an instructor.
public final class ReviewClass implements AutoCloseable {
    public static final Instant DUE = TestPlatform.START.plus(Duration.ofDays(7));
    private static final Pattern DUTY = Pattern.compile("/reviews/([a-z2-7]{16})\"");
    private static final Pattern RECEIVED = Pattern.compile("id=\"received-([a-z2-7]{16})\"");
    private static final String COMMENT =
            "The transaction begins before the first update and is rolled back.";

    public final TestPlatform platform;
    public final Browser instructor;
    public final String assignment;
    public final String reviews;
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final Map<String, Browser> browsers = new HashMap<>();

    /// A class without students yet; `review` is what assignment.yaml says of it, such as `{count: 2}`.
    public ReviewClass(String review) {
        this(review, TestPlatform.start());
    }

    /// The same on a platform that stands already.
    ReviewClass(String review, TestPlatform platform) {
        this.platform = platform;
        instructor = platform.browser(Somebody.INSTRUCTOR);
        assignment = platform.term().path() + "/assignments/bank-transfer";
        reviews = assignment + "/reviews";
        platform.update("update enrolment set dropped_at = created_at where role = 'student'");
        publish(review);
    }

    /// Publishes it anew and forgets everything.
    public void publish(String review) {
        publish(review, "{instructor: 60, peers: 40, reviewing: 50}");
    }

    /// The same with what assignment.yaml says of points.
    public void publish(String review, String points) {
        platform.update("truncate work, review_round, extension, audit, conflict cascade");
        platform.clock().set(TestPlatform.START);
        var yaml =
                new String(
                                TestAssignments.file("bank-transfer", "assignment.yaml"),
                                StandardCharsets.UTF_8)
                        .replaceAll("(?s)\nreview:.*?\n(?=\\S)", "\n")
                        .replaceAll("\npoints: \\{.*", "\npoints: " + points);
        var rubric =
                """
                instructor:
                  design: {title: Design of the code, points: 12}
                  reasons: {title: Reasons, points: 8}
                peers:
                  correctness: {title: Trust it, points: 20, comment: 20}
                  clarity:
                    title: Change it
                    points: 20
                    options: [{points: 0, says: No}, {points: 10, says: Partly}, {points: 20, says: Well}]
                """;
        TestAssignments.publish(
                platform,
                "bank-transfer",
                DUE,
                Map.of(
                        "assignment.yaml",
                        (yaml + "\nreview: " + review + "\n").getBytes(StandardCharsets.UTF_8),
                        "rubric.yaml",
                        rubric.getBytes(StandardCharsets.UTF_8)));
    }

    /// One more student.
    public void enrol(String... names) {
        for (var name : names) {
            if (people.containsKey(name)) back(name);
            else people.put(name, platform.student(name));
            var before = browsers.put(name, platform.browser(people.get(name)));
            if (before != null) before.close();
        }
    }

    public Browser browser(String name) {
        return browsers.get(name);
    }

    public Person person(String name) {
        return people.get(name);
    }

    /// A student leaves the course.
    public void drop(String name) {
        platform.update(
                "update enrolment set dropped_at = ? where person_id = ?",
                at(platform.clock().instant()),
                people.get(name).id());
    }

    private void back(String name) {
        platform.update(
                "update enrolment set dropped_at = null where person_id = ?",
                people.get(name).id());
    }

    /// Everybody leaves.
    public void dismiss() {
        people.keySet().forEach(this::drop);
    }

    /// Goes to an instant and lets the platform do what is due then.
    public void at(Duration afterDue) {
        var now = DUE.plus(afterDue);
        platform.clock().set(now);
        platform.update(
                "update session set created_at = ?, seen_at = ?, expires_at = '2027-06-01'",
                at(now),
                at(now));
        platform.platform().advanceReviews();
    }

    private static OffsetDateTime at(Instant now) {
        return OffsetDateTime.ofInstant(now, ZoneOffset.UTC);
    }

    /// Hands in what the starter holds, with a line of the student's own.
    public void handIn(String name) {
        handIn(name, "// made by " + name + "\n");
    }

    public void handIn(String name, String more) {
        handInFile(name, file("starter") + more);
    }

    /// A file that ships with the assignment, such as that of `samples/reference`.
    static String file(String folder) {
        return TestAssignments.bundle("bank-transfer")
                .under(folder)
                .text("PostgresBank.java")
                .orElseThrow();
    }

    /// Hands in this text.
    void handInFile(String name, String text) {
        var answer =
                browser(name)
                        .post(
                                assignment + "/submissions",
                                Map.of(
                                        "file:PostgresBank.java",
                                        text,
                                        "idempotency-key",
                                        Refs.random()));
        assertEquals(303, answer.status(), answer.body());
    }

    /// The addresses of the hand-ins that a student is to review.
    public List<String> duties(String name) {
        return found(name, DUTY).stream()
                .map(ref -> platform.term().path() + "/reviews/" + ref)
                .toList();
    }

    /// The refs of the reviews that a student got.
    public List<String> received(String name) {
        return found(name, RECEIVED);
    }

    private List<String> found(String name, Pattern pattern) {
        var page = browser(name).get(reviews);
        assertEquals(200, page.status(), page.body());
        var refs = new TreeSet<String>();
        var found = pattern.matcher(page.body());
        while (found.find()) refs.add(found.group(1));
        return new ArrayList<>(refs);
    }

    /// A review with these points, in order.
    public static Map<String, String> text(String correctness, String clarity) {
        return new HashMap<>(
                Map.of(
                        "points:correctness",
                        correctness,
                        "comment:correctness",
                        COMMENT,
                        "points:clarity",
                        clarity,
                        "comment:clarity",
                        "",
                        "overall",
                        "A clear hand-in.",
                        "tab",
                        "tab-number-1",
                        "idempotency-key",
                        Refs.random()));
    }

    public Browser.Answer write(String name, String duty, Map<String, String> text) {
        return browser(name).post(duty + "/versions", text);
    }

    /// Writes some of a student's reviews; how many there were to write.
    public int writes(String name, int most) {
        int written = 0;
        for (var duty : duties(name)) {
            if (written == most) break;
            var answer = write(name, duty, text("15", "10"));
            if (answer.status() == 303) written++;
        }
        return written;
    }

    /// What the instructor does to the round.
    public Browser.Answer move(String act, String until) {
        return instructor.post(
                assignment + "/review-events",
                Map.of(
                        "do",
                        act,
                        "until",
                        until,
                        "reason",
                        "it is time",
                        "idempotency-key",
                        Refs.random()));
    }

    /// Gives a hand-in back, for this reason.
    Browser.Answer giveBack(String name, String duty, String reason) {
        return browser(name)
                .post(
                        duty + "/returns",
                        Map.of("reason", reason, "idempotency-key", Refs.random()));
    }

    /// The ref of a student's enrolment.
    String enrolment(String name) {
        return (String)
                platform.ask("select ref from enrolment where person_id = ?", person(name).id());
    }

    /// What the instructor does to keep two apart.
    Browser.Answer keepApart(String one, String other, String reason) {
        return instructor.post(
                platform.term().path() + "/review-conflicts",
                Map.of(
                        "assignment", "bank-transfer",
                        "one", enrolment(one),
                        "other", enrolment(other),
                        "reason", reason,
                        "idempotency-key", Refs.random()));
    }

    /// How many reviews stand for the work of a student.
    public long got(String name) {
        return (Long)
                platform.ask(
                        """
                        select count(distinct r.allocation_id)
                          from review r
                          join allocation a on a.id = r.allocation_id
                          join work_member m on m.work_id = a.work_id
                          join enrolment e on e.id = m.enrolment_id
                         where e.person_id = ?
                        """,
                        person(name).id());
    }

    /// What points are made of.
    PeerFacts.Facts facts() {
        return new PeerFacts(platform.platform().database(), rounds())
                .of(platform.term(), "bank-transfer")
                .orElseThrow();
    }

    /// The rounds as the platform has them.
    Rounds rounds() {
        var database = platform.platform().database();
        var bundles = new Bundles(database);
        var clock = platform.clock();
        var assignments = new Assignments(database, bundles);
        return new Rounds(database, assignments, bundles, new Audit(clock), clock);
    }

    @Override
    public void close() {
        browsers.values().forEach(Browser::close);
        instructor.close();
        platform.close();
    }
}

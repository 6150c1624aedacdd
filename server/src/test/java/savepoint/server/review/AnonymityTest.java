package savepoint.server.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import savepoint.server.Browser;
import savepoint.server.api.Program;
import savepoint.server.api.Scope;
import savepoint.server.assignment.Events;
import savepoint.server.db.Refs;

/// Nothing that a reviewer's or an author's browser gets tells who the other is.
class AnonymityTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final List<String> NAMES =
            List.of("Adelheid Marsh", "Benedikta Okri", "Chen Weinberg");
    private static final String GONE = TellingHandIns.GONE;
    // when everything was handed in: the day before the deadline
    private static final String HANDED_IN = "2026-08-30T";
    private static final Pattern LINK =
            Pattern.compile("(?:href|action|formaction)=\"(/c/[^\"#]+)\"");
    private static final Pattern RECEIVED = Pattern.compile("id=\"received-([a-z2-7]{16})\"");
    private static final Pattern RUN = Pattern.compile(".*/runs/[a-z2-7]{16}");

    @Test
    void what_either_side_receives_names_nobody() throws IOException {
        try (var room = new ReviewClass("{count: 2}")) {
            room.enrol(NAMES.toArray(String[]::new));
            room.enrol(GONE);
            room.at(DAY.negated());
            for (var name : NAMES) TellingHandIns.handIn(room, name);
            room.platform.update(
                    """
                    insert into team_change (work_id, enrolment_id, kind, by_person, reason, at)
                    select w.id, e.id, 'left', e.person_id, 'no time', w.created_at
                      from work w cross join enrolment e
                     where e.person_id = ?
                    """,
                    room.person(GONE).id());
            TellingHandIns.grade(room);
            room.at(Duration.ZERO);
            for (var name : NAMES) for (var duty : room.duties(name)) review(room, name, duty);
            room.at(DAY.multipliedBy(6));
            for (var name : NAMES) rate(room, name);
            for (var name : NAMES) {
                assertTellsNothing(room, name, received(room, name, room.reviews));
                for (var duty : room.duties(name))
                    assertTellsNothing(room, name, received(room, name, duty));
                // their own text names who was in their team
                assertNames(room, name, Set.of(name, GONE), beside(room, name));
            }
        }
    }

    @Test
    void the_order_of_hand_ins_and_of_reviews_tells_nothing() {
        try (var room = new ReviewClass("{count: 3}")) {
            var names = List.of("Ada A", "Ben B", "Chen C", "Dora D", "Eva E", "Finn F", "Gala G");
            room.enrol(names.toArray(String[]::new));
            room.at(DAY.negated());
            names.forEach(room::handIn);
            room.at(Duration.ZERO);
            // by chance every reviewer has theirs in the order of hand-ins once in 280,000 times
            assertEquals(
                    true,
                    room.platform.ask(
                            """
                            select exists (select from allocation a
                                             join allocation b on b.reviewer_id = a.reviewer_id and b.letter > a.letter
                                            where b.work_id < a.work_id)
                            """));
            for (var name : names) room.writes(name, 9);
            room.at(DAY.multipliedBy(6));
            for (var name : names) {
                var page = room.browser(name).get(room.reviews).body();
                var refs = RECEIVED.matcher(page).results().map(found -> found.group(1)).toList();
                assertEquals(3, refs.size());
                assertEquals(refs.stream().sorted().toList(), refs, "random refs order them");
            }
        }
    }

    /// Reads what is to be reviewed, runs it, and hands over a review that tells who wrote it.
    private static void review(ReviewClass room, String name, String duty) throws IOException {
        var before = room.browser(name).get(duty).body();
        for (var cloaked :
                List.of("IllegalStateException: [name] was here", "ERROR: raised by [name]"))
            assertTrue(before.contains(cloaked), before);
        var ref = duty.substring(duty.lastIndexOf('/') + 1);
        var author =
                (String)
                        room.platform.ask(
                                """
                                select p.name
                                  from allocation a
                                  join submission s on s.id = a.submission_id
                                  join enrolment e on e.id = s.by_enrolment
                                  join person p on p.id = e.person_id
                                 where a.ref = ?
                                """,
                                ref);
        var run =
                room.browser(name)
                        .post(
                                duty + "/runs",
                                Map.of("on", "sample", "idempotency-key", Refs.random()))
                        .location();
        assertTellsNothing(room, name, List.of(told(run, room.browser(name).get(run))));
        TellingHandIns.run(room, author);
        var shown = room.browser(name).get(run).body();
        assertTrue(shown.contains("I am [name]") && shown.contains("by [name]"), shown);
        assertTellsNothing(room, name, received(room, name, duty));
        var text = ReviewClass.text("15", "10");
        text.put("overall", "Well done, says " + name);
        text.put("evidence", run.substring(run.lastIndexOf('/') + 1));
        text.put("note:" + run.substring(run.lastIndexOf('/') + 1), "seen by " + name);
        text.putAll(
                Map.of(
                        "remark-file:1", "PostgresBank.java",
                        "remark-line:1", "3",
                        "remark-text:1", "ask me: " + room.person(name).email()));
        assertEquals(303, room.write(name, duty, text).status());
    }

    private static void rate(ReviewClass room, String name) {
        var got = room.received(name);
        assertEquals(2, got.size());
        var rating =
                room.browser(name)
                        .post(
                                "%s/received-reviews/%s/ratings"
                                        .formatted(room.platform.term().path(), got.getFirst()),
                                Map.of(
                                        "helpful",
                                        "3",
                                        "reply",
                                        "Thanks! " + name,
                                        "idempotency-key",
                                        Refs.random()));
        assertEquals(303, rating.status());
    }

    /// A page and everything below peer review that it leads to, heads and bodies, zips entry by entry, runs with their events.
    private static List<String> received(ReviewClass room, String name, String start)
            throws IOException {
        var browser = room.browser(name);
        var all = new ArrayList<String>();
        var page = browser.get(start);
        assertEquals(200, page.status());
        all.add(told(start, page));
        var links = LINK.matcher(page.body());
        while (links.find()) {
            var link = links.group(1).replace("&amp;", "&");
            if (!link.contains("review")) continue;
            var answer = browser.get(link);
            if (answer.status() != 200) continue;
            all.add(told(link, answer));
            if (link.endsWith(".zip")) all.addAll(unzipped(browser.download(link)));
            if (RUN.matcher(link).matches()) all.add(events(room, browser, link + "/events"));
        }
        assertTrue(all.size() > 1);
        return all;
    }

    private static List<String> unzipped(byte[] zip) throws IOException {
        var all = new ArrayList<String>();
        try (var entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = entries.getNextEntry();
                    entry != null;
                    entry = entries.getNextEntry()) {
                assertEquals("PostgresBank.java", entry.getName());
                assertEquals(LocalDateTime.of(1980, 1, 1, 0, 0), entry.getTimeLocal());
                assertNull(entry.getComment());
                var text = new String(entries.readAllBytes(), StandardCharsets.UTF_8);
                assertTrue(text.contains("// [name] was here with [name]"), text);
                all.add(text);
            }
        }
        assertEquals(1, all.size());
        return all;
    }

    private static String events(ReviewClass room, Browser browser, String path)
            throws IOException {
        var all = new StringBuilder(path);
        try (var events = Events.of(room.platform, browser, path)) {
            for (var event = events.next(); event != null; event = events.next()) all.append(event);
        }
        return all.toString();
    }

    /// The pages beside peer review that draw on it.
    private static List<String> beside(ReviewClass room, String name) {
        var browser = room.browser(name);
        var term = room.platform.term().path();
        var all = new ArrayList<String>();
        for (var path :
                List.of(
                        "/",
                        term,
                        term + "/grades",
                        room.assignment,
                        room.assignment + "/points")) {
            var page = browser.get(path);
            assertEquals(200, page.status(), path);
            all.add(told(path, page));
        }
        var token = Program.token(room.platform, room.person(name), Scope.READ);
        try (var program = new Program(room.platform, token)) {
            for (var path : List.of("/grades", "/activities", "/assignments/bank-transfer"))
                all.add(program.body(path));
        }
        return all;
    }

    private static String told(String address, Browser.Answer answer) {
        var heads = answer.response().headers().map().toString();
        return address + "\n" + heads + "\n" + answer.body();
    }

    /// Nor when it was handed in.
    private static void assertTellsNothing(ReviewClass room, String viewer, List<String> all) {
        assertNames(room, viewer, Set.of(viewer), all);
        for (var text : all) assertFalse(text.contains(HANDED_IN), text);
    }

    private static void assertNames(
            ReviewClass room, String viewer, Set<String> known, List<String> all) {
        var signs = signs(room, viewer, known);
        for (var text : all) {
            var lower = text.toLowerCase(Locale.ROOT);
            for (var sign : signs)
                assertFalse(
                        // much quicker than the word, and rarely true
                        lower.contains(sign.toLowerCase(Locale.ROOT))
                                && word(sign).matcher(text).find(),
                        () -> "%s reads %s in %s".formatted(viewer, sign, text));
        }
    }

    /// What would tell anybody but those whom the viewer knows.
    private static List<String> signs(ReviewClass room, String viewer, Set<String> known) {
        var signs = new ArrayList<String>();
        for (var name : Stream.concat(NAMES.stream(), Stream.of(GONE)).toList()) {
            if (known.contains(name)) continue;
            var person = room.person(name);
            signs.add(person.email());
            signs.add(person.ref());
            signs.addAll(List.of(name.split(" ")));
            signs.add(room.enrolment(name));
        }
        var others =
                """
                 from submission s
                 join work w on w.id = s.work_id
                 join grading g on g.submission_id = s.id
                where not exists (select from work_member m join enrolment e on e.id = m.enrolment_id
                                   where m.work_id = w.id and e.person_id = ?)
                """;
        for (var what : List.of("s.ref", "w.ref", "g.ref", "s.tree"))
            signs.addAll(
                    List.of(
                            ((String)
                                            room.platform.ask(
                                                    "select string_agg(" + what + ", ' ')" + others,
                                                    room.person(viewer).id()))
                                    .split(" ")));
        return signs;
    }

    private static Pattern word(String sign) {
        return Pattern.compile(
                "(?<![\\p{L}\\d])" + Pattern.quote(sign) + "(?![\\p{L}\\d])",
                Pattern.CASE_INSENSITIVE);
    }
}

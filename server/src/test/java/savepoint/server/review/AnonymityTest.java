package savepoint.server.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import savepoint.server.Browser;
import savepoint.server.db.Refs;

/// Nothing that a reviewer's or an author's browser gets tells who the other is.
class AnonymityTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final List<String> NAMES =
            List.of("Ada Lovelace", "Benedikta Okri", "Chen Weinberg");
    private static final Pattern LINK =
            Pattern.compile("(?:href|action|formaction)=\"(/c/[^\"#]+)\"");

    @Test
    void what_either_side_receives_names_nobody() {
        try (var room = new ReviewClass("{count: 2}")) {
            room.enrol(NAMES.toArray(String[]::new));
            room.at(DAY.negated());
            for (var name : NAMES) {
                // twice, so that a number would tell
                room.handIn(name, "// first\n");
                room.handIn(
                        name,
                        "/**\n * @author %s <%s>\n */\n// %s was here, says %s\n"
                                .formatted(
                                        name,
                                        room.person(name).email(),
                                        name.split(" ")[0],
                                        name.split(" ")[1].toLowerCase(Locale.ROOT)));
            }
            room.at(Duration.ZERO);
            for (var name : NAMES) {
                for (var duty : room.duties(name)) {
                    assertTellsNothing(room, name, received(room, name, duty));
                    var text = ReviewClass.text("15", "10");
                    text.put("overall", "Well done, says " + name);
                    text.putAll(
                            Map.of(
                                    "remark-file:1", "PostgresBank.java",
                                    "remark-line:1", "3",
                                    "remark-text:1", "ask me: " + room.person(name).email()));
                    assertEquals(303, room.write(name, duty, text).status());
                }
            }
            room.at(DAY.multipliedBy(6));
            for (var name : NAMES) {
                var got = room.received(name);
                assertEquals(2, got.size());
                var rating =
                        room.browser(name)
                                .post(
                                        room.platform.term().path()
                                                + "/received-reviews/"
                                                + got.getFirst()
                                                + "/ratings",
                                        Map.of(
                                                "helpful",
                                                "3",
                                                "reply",
                                                "Thanks! " + name,
                                                "idempotency-key",
                                                Refs.random()));
                assertEquals(303, rating.status());
            }
            for (var name : NAMES) {
                assertTellsNothing(room, name, received(room, name, room.reviews));
                for (var duty : room.duties(name))
                    assertTellsNothing(room, name, received(room, name, duty));
            }
        }
    }

    /// A page and everything below peer review that it leads to, heads and bodies.
    private static List<String> received(ReviewClass room, String name, String start) {
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
            if (answer.status() == 200) all.add(told(link, answer));
        }
        assertTrue(all.size() > 1);
        return all;
    }

    private static String told(String address, Browser.Answer answer) {
        var heads = answer.response().headers().map().toString();
        return address + "\n" + heads + "\n" + answer.body();
    }

    private static void assertTellsNothing(ReviewClass room, String viewer, List<String> all) {
        var signs = new ArrayList<String>();
        for (var name : NAMES) {
            if (name.equals(viewer)) continue;
            var person = room.person(name);
            signs.add(person.email());
            signs.add(person.ref());
            signs.addAll(List.of(name.split(" ")));
            signs.add(
                    (String)
                            room.platform.ask(
                                    "select ref from enrolment where person_id = ?", person.id()));
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
        // when it was handed in: the day before the deadline
        signs.add("2026-08-30T");
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

    private static Pattern word(String sign) {
        return Pattern.compile(
                "(?<![\\p{L}\\d])" + Pattern.quote(sign) + "(?![\\p{L}\\d])",
                Pattern.CASE_INSENSITIVE);
    }
}

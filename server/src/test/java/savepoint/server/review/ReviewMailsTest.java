package savepoint.server.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import savepoint.server.Postbox;
import savepoint.server.TestPlatform;

/// Mail about reviews, as a real server gets it.
class ReviewMailsTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final List<String> NAMES = List.of("Ada Lovelace", "Ben Okri", "Chen Wei");

    @Test
    void everybody_is_told_what_to_do_and_who_has_not_is_told_before_the_end() throws Exception {
        try (var postbox = new Postbox();
                var room = new ReviewClass("{count: 2}", TestPlatform.start(postbox))) {
            room.enrol(NAMES.toArray(String[]::new));
            room.at(DAY.negated());
            for (var name : NAMES) room.handIn(name);
            assertEquals(List.of(), sent(room, postbox));

            room.at(Duration.ZERO);
            assertEquals(
                    List.of(
                            "ada.lovelace@example.org: 2 reviews to write: Bank transfer",
                            "ben.okri@example.org: 2 reviews to write: Bank transfer",
                            "chen.wei@example.org: 2 reviews to write: Bank transfer"),
                    sent(room, postbox));
            var text = postbox.got().getFirst().getContent().toString();
            assertTrue(text.contains("http://savepoint.test" + room.reviews), text);
            assertTrue(text.contains("until Saturday 5 September"), text);
            assertFalse(text.contains("Ben") || text.contains("Chen"), text);
            assertEquals(List.of(), sent(room, postbox));

            assertEquals(2, room.writes("Ada Lovelace", 9));
            assertEquals(1, room.writes("Ben Okri", 1));
            room.at(DAY.multipliedBy(3));
            assertEquals(List.of(), sent(room, postbox));
            room.at(DAY.multipliedBy(4));
            assertEquals(
                    List.of(
                            "ben.okri@example.org: 1 review to write: Bank transfer",
                            "chen.wei@example.org: 2 reviews to write: Bank transfer"),
                    sent(room, postbox));

            assertEquals(2, room.writes("Ben Okri", 9), "one of them changed");
            assertEquals(2, room.writes("Chen Wei", 9));
            room.at(DAY.multipliedBy(5));
            assertEquals(3, sent(room, postbox).size());
            assertEquals(List.of(), sent(room, postbox));
        }
    }

    /// What is sent now, in the order of addresses.
    private static List<String> sent(ReviewClass room, Postbox postbox) throws Exception {
        int before = postbox.got().size();
        room.platform.platform().remindReviewers();
        room.platform.platform().mails().sendWaiting();
        var sent = new java.util.ArrayList<String>();
        for (var mail : postbox.got().subList(before, postbox.got().size()))
            sent.add(mail.getAllRecipients()[0] + ": " + mail.getSubject());
        sent.sort(null);
        return sent;
    }
}

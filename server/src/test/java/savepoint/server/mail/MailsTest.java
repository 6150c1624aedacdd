package savepoint.server.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.server.Postbox;
import savepoint.server.TestPlatform;
import savepoint.server.db.Refs;
import savepoint.server.web.Site;

/// Mail, as a real server gets it.
class MailsTest {
    private static final Postbox postbox = new Postbox();
    private static final TestPlatform platform = TestPlatform.start(postbox);
    private final Mails mails = platform.platform().mails();

    @BeforeEach
    void empty() {
        platform.clock().set(TestPlatform.START.plus(Duration.ofDays(30)));
        mails.sendWaiting();
        postbox.refuse(0);
        postbox.empty();
        platform.clock().set(TestPlatform.START);
    }

    @AfterAll
    static void close() {
        platform.close();
        postbox.close();
    }

    private static Mail mail(String key) {
        return new Mail(
                key,
                "ada@example.org",
                "Büroklammern – und mehr",
                "Grüße\n.\nund ein Punkt: " + key + "\n",
                TestPlatform.START.plus(Duration.ofDays(3)));
    }

    private boolean queue(Mails by, Mail mail) {
        return platform.platform().database().inTransaction(handle -> by.queue(handle, mail));
    }

    private static String last(String key) {
        return (String)
                platform.ask(
                        """
                        select t.kind from mail m join mail_try t on t.mail_id = m.id
                         where m.key = ? order by t.number desc limit 1
                        """,
                        key);
    }

    @Test
    void a_mail_arrives_as_it_was_written_and_is_forgotten() throws Exception {
        var key = Refs.random();
        assertTrue(queue(mails, mail(key)));
        assertTrue(queue(mails, mail(key)));
        mails.sendWaiting();
        mails.sendWaiting();
        assertEquals(1, postbox.got().size());
        var got = postbox.got().getFirst();
        assertEquals("Büroklammern – und mehr", got.getSubject());
        assertEquals(
                "Grüße\n.\nund ein Punkt: " + key + "\n",
                got.getContent().toString().replace("\r\n", "\n"));
        assertEquals("Savepoint <savepoint@example.org>", got.getFrom()[0].toString());
        assertEquals("ada@example.org", got.getAllRecipients()[0].toString());
        assertEquals("auto-generated", got.getHeader("Auto-Submitted")[0]);
        assertTrue(got.getMessageID().endsWith("@example.org>"), got.getMessageID());
        assertEquals("sent", last(key));
        assertNull(platform.ask("select body from mail where key = ?", key));
    }

    @Test
    void what_is_undone_is_not_sent() {
        assertThrows(
                IllegalStateException.class,
                () ->
                        platform.platform()
                                .database()
                                .useTransaction(handle -> {
                                    mails.queue(handle, mail(Refs.random()));
                                    throw new IllegalStateException("undone");
                                }));
        mails.sendWaiting();
        assertTrue(postbox.got().isEmpty());
    }

    @Test
    void what_is_not_taken_now_is_sent_later() {
        var key = Refs.random();
        queue(mails, mail(key));
        postbox.refuse(451);
        mails.sendWaiting();
        assertEquals("failed", last(key));
        postbox.refuse(0);
        mails.sendWaiting();
        assertTrue(postbox.got().isEmpty());
        platform.clock().set(TestPlatform.START.plus(Duration.ofMinutes(1)));
        mails.sendWaiting();
        assertEquals(1, postbox.got().size());
        assertEquals("sent", last(key));
    }

    @Test
    void what_is_refused_for_good_or_too_old_is_given_up() {
        var refused = Refs.random();
        queue(mails, mail(refused));
        postbox.refuse(550);
        mails.sendWaiting();
        assertEquals("given-up", last(refused));
        postbox.refuse(0);

        var old = Refs.random();
        queue(mails, mail(old));
        platform.clock().set(TestPlatform.START.plus(Duration.ofDays(3)));
        mails.sendWaiting();
        assertEquals("given-up", last(old));
        var nobody = Refs.random();
        queue(
                mails,
                new Mail(
                        nobody,
                        "no address",
                        "x",
                        "x",
                        TestPlatform.START.plus(Duration.ofDays(9))));
        mails.sendWaiting();
        assertEquals("given-up", last(nobody));
        assertTrue(postbox.got().isEmpty());
    }

    @Test
    void a_wrong_password_or_a_server_without_tls_gets_no_mail() {
        for (var server :
                new MailServer[] {
                    postbox.server(MailServer.Security.NONE, "wrong"),
                    postbox.server(MailServer.Security.STARTTLS, "one for mail")
                }) {
            var key = Refs.random();
            var site = new Site(Optional.of(URI.create("https://learn.example.org")));
            var wrong =
                    new Mails(
                            platform.platform().database(),
                            Optional.of(server),
                            site,
                            platform.clock());
            queue(wrong, mail(key));
            wrong.sendWaiting();
            assertEquals("failed", last(key));
        }
        assertTrue(postbox.got().isEmpty());
    }

    @Test
    void without_a_server_nothing_is_kept() {
        var none =
                new Mails(
                        platform.platform().database(),
                        Optional.empty(),
                        new Site(Optional.empty()),
                        platform.clock());
        var key = Refs.random();
        assertFalse(queue(none, mail(key)));
        assertEquals(0L, platform.ask("select count(*) from mail where key = ?", key));
    }

    @Test
    void links_are_whole_and_subjects_one_line() {
        assertEquals("http://savepoint.test/c/databases", mails.link("/c/databases"));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new Mail(
                                "k",
                                "a@example.org",
                                "x\r\nBcc: b@example.org",
                                "",
                                TestPlatform.START));
    }
}

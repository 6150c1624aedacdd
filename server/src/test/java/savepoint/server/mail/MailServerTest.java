package savepoint.server.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailServerTest {
    private static final String FROM = "Savepoint <savepoint@example.org>";

    private static MailServer parse(String url) throws IOException {
        return MailServer.parse(url, FROM, Map.of());
    }

    @Test
    void urls_say_where_and_how() throws Exception {
        assertEquals(
                new MailServer("m.example.org", 587, MailServer.Security.STARTTLS, "me", "", FROM),
                parse("smtp://me@m.example.org"));
        assertEquals(
                new MailServer("m.example.org", 465, MailServer.Security.TLS, "", "", FROM),
                parse("smtps://m.example.org"));
        assertEquals(
                new MailServer("localhost", 25, MailServer.Security.NONE, "", "", FROM),
                parse("smtp://localhost:25?tls=none"));
    }

    @Test
    void what_cannot_be_meant_is_refused_in_words() {
        for (var url :
                List.of(
                        "mail.example.org",
                        "http://mail.example.org",
                        "smtp://",
                        "smtp://a b",
                        "smtp://me:secret@mail.example.org",
                        "smtp://mail.example.org/inbox",
                        "smtps://mail.example.org?tls=none",
                        "smtp://me@mail.example.org?tls=none")) {
            var refused = assertThrows(IllegalArgumentException.class, () -> parse(url), url);
            assertTrue(refused.getMessage().startsWith("the mail server"), refused.getMessage());
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> MailServer.parse("smtp://m.example.org", "nobody", Map.of()));
    }

    @Test
    void the_password_comes_from_the_environment_or_a_file(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("password"), "secret\n");
        var named = Map.of(MailServer.PASSWORD_FILE, file.toString());
        var server = MailServer.parse("smtp://me@m.example.org", FROM, named);
        assertEquals("secret", server.password());
        assertFalse(server.toString().contains("secret"));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        MailServer.parse(
                                "smtp://me@m.example.org",
                                FROM,
                                Map.of(
                                        MailServer.PASSWORD,
                                        "x",
                                        MailServer.PASSWORD_FILE,
                                        file.toString())));
    }
}

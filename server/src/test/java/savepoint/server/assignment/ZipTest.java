package savepoint.server.assignment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.TestAssignments;
import savepoint.server.TestPlatform;
import savepoint.server.web.Cookie;

class ZipTest {
    private static final String FILE = "PostgresBank.java";
    private static final int LINK = 0120777;
    private static final int PLAIN = 0100644;

    private static TestPlatform platform;
    private static Browser student;
    private static String page;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start();
        student = platform.browser(Somebody.STUDENT);
        page = platform.term().path() + "/assignments/bank-transfer";
        TestAssignments.publish(platform, "bank-transfer", null);
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

    /// A zip in the making, honest or not.
    private static final class Zip {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes);

        Zip file(String name, byte[] content) throws IOException {
            return entry(name, PLAIN, content);
        }

        Zip file(String name, String content) throws IOException {
            return file(name, content.getBytes(StandardCharsets.UTF_8));
        }

        Zip entry(String name, int mode, byte[] content) throws IOException {
            var entry = new ZipArchiveEntry(name);
            entry.setUnixMode(mode);
            zip.putArchiveEntry(entry);
            zip.write(content);
            zip.closeArchiveEntry();
            return this;
        }

        byte[] made() throws IOException {
            zip.close();
            return bytes.toByteArray();
        }
    }

    private static Desk desk() {
        return new Desk(platform, student, "bank-transfer")
                .key("form-key-1")
                .types(FILE, "typed();");
    }

    private static long submissions() {
        return (Long) platform.ask("select count(*) from submission");
    }

    private static void assertRefused(Zip zip, String... reasons) throws IOException {
        assertRefused(zip.made(), reasons);
    }

    private static void assertRefused(byte[] zip, String... reasons) {
        var answer = desk().choosesZip("work.zip", zip).handsIn();
        assertEquals(422, answer.status(), answer.body());
        for (var reason : reasons)
            assertTrue(answer.body().contains(reason), () -> problems(answer.body()));
        assertTrue(answer.body().contains("typed();"), "what was typed is in the editor");
        assertEquals(0, submissions());
    }

    private static String problems(String html) {
        return html.substring(
                html.indexOf("Not taken."), html.indexOf("</ul>", html.indexOf("Not taken.")));
    }

    @Test
    void a_zip_takes_the_place_of_the_files_it_holds() throws IOException {
        var zip = new Zip().file(FILE, "zipped();").file("__MACOSX/._" + FILE, "noise").made();
        var answer = desk().choosesZip("work.zip", zip).handsIn();

        assertEquals(303, answer.status(), answer.body());
        assertEquals(
                "zipped();",
                platform.ask(
                        """
                        select convert_from(b.bytes, 'UTF8')
                          from submission s
                          join tree_file f on f.tree = s.tree
                          join blob b on b.sha256 = f.blob
                        """));
        assertEquals(
                "typed();",
                platform.ask("select files ->> ? from draft", FILE),
                "what stood in the editor is kept");
    }

    @Test
    void a_zip_can_be_unpacked_into_the_editor_alone() throws IOException {
        var answer =
                desk().choosesZip("work.zip", new Zip().file(FILE, "zipped();").made()).saves();

        assertEquals(303, answer.status(), answer.body());
        assertTrue(student.get(page).body().contains("zipped();"));
        assertEquals(2L, platform.ask("select count(*) from draft"));
        assertEquals(0, submissions());
    }

    @Test
    void all_that_is_wrong_with_a_zip_is_said_at_once() throws IOException {
        assertRefused(
                new Zip()
                        .file("../" + FILE, "up();")
                        .file("/etc/passwd", "root")
                        .file("C:\\" + FILE, "disk();")
                        .file("src/" + FILE, "nested();")
                        .entry("link.java", LINK, "/etc/passwd".getBytes(StandardCharsets.UTF_8)),
                "work.zip holds ../" + FILE + ", which leads out of the zip by its name",
                "work.zip holds /etc/passwd, which is named from the root of a disk",
                "work.zip holds C:/" + FILE + ", which is named from the root of a disk",
                "work.zip holds src/" + FILE + ", which lies in a folder",
                "work.zip holds link.java, which is a link");
    }

    @Test
    void bombs_do_not_go_off() throws IOException {
        assertRefused(
                new Zip().file(FILE, new byte[50 << 20]),
                "which unpacks to more than 200 times its size");
        var many = new Zip();
        for (int i = 0; i < 15; i++) many.file("f" + i + ".java", noise(200_000));
        var bytes = many.made();
        assertRefused(bytes, "work.zip has %,d bytes; at most".formatted(bytes.length));
        var texts = new Zip();
        for (int i = 0; i < 25; i++) texts.file("f" + i + ".java", numbers(i));
        assertRefused(texts, "work.zip unpacks to more than 4,194,304 bytes");
        var crowd = new Zip();
        for (int i = 0; i < 101; i++) crowd.file("f" + i + ".java", "");
        assertRefused(crowd, "work.zip holds 101 files; at most 100 are read");
    }

    private static String numbers(int from) {
        return IntStream.range(from, from + 15_000)
                .mapToObj(number -> "select " + number * 7919 % 100_000)
                .collect(Collectors.joining("\n"));
    }

    private static byte[] noise(int length) {
        var bytes = new byte[length];
        new java.util.Random(length).nextBytes(bytes);
        return bytes;
    }

    @Test
    void names_and_contents_are_examined_as_those_of_single_files() throws IOException {
        assertRefused(new Zip().file("Bank.java", "class Bank {}"), "Bank.java is not asked for");
        assertRefused(
                new Zip().file(FILE, "a").file(FILE, "b"), "work.zip holds " + FILE + " twice");
        assertRefused(
                new Zip().file(FILE, "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1)),
                FILE + " is not UTF-8 text");
        assertRefused(new Zip().file(FILE, noise(300_000)), "which has more than 262,144 bytes");
        assertRefused(new Zip(), "work.zip holds no files");
    }

    @Test
    void what_a_zip_hides_in_the_editor_stands_in_the_drafts() throws IOException {
        var answer = desk().choosesZip("work.zip", new Zip().file(FILE, " ").made()).handsIn();

        assertEquals(422, answer.status());
        assertTrue(answer.body().contains(FILE + " is empty"), answer.body());
        assertEquals("typed();", platform.ask("select files ->> ? from draft", FILE));
    }

    @Test
    void what_is_no_zip_or_a_broken_one_is_said_to_be_so() throws IOException {
        assertRefused(
                "class NoZip {}".getBytes(StandardCharsets.UTF_8), "is not a zip, or is damaged");
        var zip = new Zip().file(FILE, "zipped(); zipped(); zipped();").made();
        for (int at = 40 + FILE.length(); at < 44 + FILE.length(); at++) zip[at] ^= 0x55;
        assertRefused(zip, "work.zip is damaged");
    }

    @Test
    void what_students_may_see_is_downloaded_and_nothing_else() throws Exception {
        var files = download(page + "/starter.zip");

        assertTrue(files.containsKey("bank-transfer/starter/" + FILE), files::toString);
        assertTrue(files.containsKey("bank-transfer/schema.sql"));
        assertTrue(files.containsKey("bank-transfer/fixtures/sample.sql"));
        assertTrue(files.containsKey("bank-transfer/statement.md"));
        assertTrue(
                files.keySet().stream()
                        .noneMatch(name ->
                                name.matches(".*/(solution|checks|samples)/.*|.*hidden.*|.*yaml")),
                files::toString);
    }

    @Test
    void hand_ins_are_downloaded_one_by_one_or_all_together() throws Exception {
        var receipt = desk().handsIn().location();
        desk().types(FILE, "typed();").key("form-key-2").handsIn();
        new Desk(platform, student, "bank-transfer")
                .key("form-key-3")
                .types(FILE, "again();")
                .handsIn();

        assertEquals("{PostgresBank.java=typed();}", download(receipt + "/files.zip").toString());
        var all = download(page + "/hand-ins.zip");
        assertEquals("typed();", all.get("hand-in-01/" + FILE));
        assertEquals("again();", all.get("hand-in-02/" + FILE));
    }

    private static Map<String, String> download(String path) throws Exception {
        var address = URI.create("http://127.0.0.1:" + platform.platform().port() + path);
        var session = Cookie.SESSION + "=" + student.cookie(Cookie.SESSION).orElseThrow();
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(address).header("Cookie", session).build();
            var bytes = client.send(request, BodyHandlers.ofByteArray()).body();
            var files = new TreeMap<String, String>();
            try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
                for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                    files.put(
                            entry.getName(),
                            new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
            return files;
        }
    }
}

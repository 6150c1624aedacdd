package savepoint.server.people.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import savepoint.server.people.Role;

/// Rosters as systems and people write them.
class RosterFileTest {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static RosterFile read(byte[] bytes, String domain) {
        return switch (RosterFile.read(bytes, Encoding.USUAL, domain)) {
            case RosterFile.Reading.Read(var file) -> file;
            case RosterFile.Reading.Unreadable(var why) -> fail(why);
        };
    }

    private static byte[] bytes(String name) {
        try (var file = RosterFileTest.class.getResourceAsStream("/rosters/" + name)) {
            return file.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static RosterFile read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8), "");
    }

    private static String refusal(byte[] bytes) {
        return switch (RosterFile.read(bytes, Encoding.USUAL, "")) {
            case RosterFile.Reading.Read(var file) -> fail("it was read: " + file);
            case RosterFile.Reading.Unreadable(var why) -> why;
        };
    }

    private static List<String> names(RosterFile file) {
        return file.rows().stream().map(RosterRow::name).toList();
    }

    private static void assertSays(RosterFile file, int line, String words) {
        assertTrue(
                file.problems().stream()
                        .anyMatch(one -> one.line() == line && one.words().contains(words)),
                () -> "line " + line + ": " + words + " is not in " + file.problems());
    }

    @Test
    void a_gradebook_of_canvas_with_its_points_possible_and_test_student() {
        var file = read(bytes("canvas-gradebook.csv"), "uni.example");
        assertEquals(List.of("Ada Lovelace", "Seán O'Neil"), names(file));
        var ada = file.rows().getFirst();
        assertEquals("A0001", ada.number(), "the school's number, not Canvas's own");
        assertEquals("ada.l@uni.example", ada.email());
        assertEquals("DB-101-A", ada.section());
        assertNull(ada.role(), "a gradebook does not say");
        assertEquals(4, ada.line());
        assertEquals("sean@uni.example", file.rows().get(1).email(), "a login that is an address");
        assertEquals(List.of("ID", "Homework 1 (4711)", "Current Score"), file.unused());
    }

    @Test
    void participants_of_moodle_with_semicolons_groups_and_several_roles() {
        var file = read(bytes("moodle-participants.csv"), "");
        assertEquals("semicolons", file.separator());
        assertEquals(List.of("Jürgen Müller", "Zoë Østergård", "Max Weg"), names(file));
        assertEquals(List.of("Blau", "Rot"), file.rows().get(0).groups());
        assertEquals(Role.ASSISTANT, file.rows().get(1).role());
        assertEquals(true, file.rows().get(2).dropped());
        assertSays(file, 5, "the role “Guest” is none of ours. Left out");
    }

    @Test
    void a_class_list_of_banner_begins_with_titles_and_ends_with_a_sum() {
        var file = read(bytes("banner-class-list.tsv"), "");
        assertEquals("tabs", file.separator());
        assertEquals(4, file.heading());
        assertEquals(List.of("Ada K. Lovelace", "Grace Hopper"), names(file));
        assertEquals("900100001", file.rows().getFirst().number());
        assertEquals(false, file.rows().get(0).dropped());
        assertEquals(true, file.rows().get(1).dropped());
        assertSays(file, 7, "no address, number or login tells who this is");
    }

    @Test
    void a_list_that_somebody_typed_in_excel_under_windows() {
        var file = read(bytes("excel-windows-1252.csv"), "");
        assertTrue(file.assumed());
        assertEquals("Western Europe and the Americas (Windows-1252)", file.encoding());
        assertEquals(List.of("Björn Åström", "Íñigo Peña Gómez", "Ina Kurz"), names(file));
        assertEquals(new BigDecimal("1.50"), file.rows().get(0).timeFactor());
        assertEquals(new BigDecimal("1.25"), file.rows().get(1).timeFactor());
        assertNull(file.rows().get(2).timeFactor());
        assertSays(file, 6, "“twice” is not a time factor");
        assertEquals(6, file.rows().get(2).line(), "a name over two lines counts as two");
    }

    @Test
    void a_text_file_of_excel_in_utf_16() {
        var file = read(bytes("excel-unicode-text.txt"), "");
        assertFalse(file.assumed());
        assertEquals(List.of("田中 宏", "Мария Иванова"), names(file));
        assertEquals(Role.ASSISTANT, file.rows().get(1).role());
        var unmarked = "Name\tEmail\nAda\tada@uni.example\n".getBytes(StandardCharsets.UTF_16BE);
        assertEquals(List.of("Ada"), names(read(unmarked, "")), "and without its mark");
    }

    @Test
    void letters_of_another_part_of_the_world_are_read_as_somebody_says() {
        var bytes = bytes("polish-windows-1250.csv");
        if (!(RosterFile.read(bytes, Encoding.of("windows-1250"), "")
                instanceof RosterFile.Reading.Read(var file))) throw new AssertionError("unread");
        assertEquals(List.of("Łukasz Żółć"), names(file));
        assertTrue(file.assumed());
    }

    @Test
    void a_file_that_we_wrote() {
        var file = read(bytes("ours.csv"), "");
        assertEquals(List.of("King, Martin", "=Formula Fay"), names(file));
        assertEquals(List.of("blue", "red"), file.rows().get(0).groups());
        assertEquals(new BigDecimal("1.50"), file.rows().get(0).timeFactor());
        assertEquals(Role.ASSISTANT, file.rows().get(1).role());
        assertEquals(true, file.rows().get(1).dropped());
        assertTrue(file.problems().isEmpty() && file.unused().isEmpty());
    }

    @Test
    void names_lose_what_nobody_sees_and_keep_their_letters() {
        var file =
                read(
                        "Name,Email\n\u202eada\u202c  Lovelace\t,ADA@uni.example\nA\u030angstro\u0308m,a@uni.example\n");
        assertEquals(List.of("ada Lovelace", "\u00c5ngstr\u00f6m"), names(file));
    }

    @Test
    void a_name_with_a_comma_of_our_own_stays_and_one_of_others_is_turned() {
        assertEquals(
                List.of("King, Martin"),
                names(read("Name,Email,Time factor\n\"King, Martin\",m@uni.example,1\n")));
        assertEquals(
                List.of("Martin King"),
                names(read("Name,Email\n\"King, Martin\",m@uni.example\n")));
        assertEquals(
                List.of("King, Martin", "Ada Lovelace"),
                names(
                        read(
                                "Name,Email\n\"King, Martin\",m@uni.example\nAda Lovelace,a@uni.example\n")),
                "not every name stands so, so none is turned");
    }

    @Test
    void files_that_are_no_rosters_are_refused_with_why() {
        assertTrue(refusal(new byte[0]).contains("headings"));
        assertTrue(refusal("PK\u0003\u0004".getBytes(WINDOWS)).contains("spreadsheet"));
        assertTrue(refusal("a,b\n1,2\n".getBytes(WINDOWS)).contains("headings"));
        assertTrue(refusal("Name,Email\n\u0000,x\n".getBytes(WINDOWS)).contains("NUL"));
        assertTrue(
                refusal("Name,Email\n\"never ends,x@y.z\n".getBytes(WINDOWS))
                        .contains("quotation"));
        assertTrue(
                refusal(("Name,Email\n\"" + "x".repeat(100_000) + "\",a@b.c\n").getBytes(WINDOWS))
                        .contains("far too long"));
        assertTrue(
                refusal(("Name,Email\n" + "x".repeat(3_000_000)).getBytes(WINDOWS))
                        .contains("larger"));
        assertTrue(
                refusal(("Name,Email\n" + "Ada,a@b.c\n".repeat(6000)).getBytes(WINDOWS))
                        .contains("lines"));
        assertTrue(
                refusal(new byte[] {'N', 'a', 'm', 'e', ',', 'E', (byte) 0x81, '\n'})
                        .contains("neither UTF-8"));
        assertTrue(refusal((",".repeat(100_000) + "\n").getBytes(WINDOWS)).length() > 10);
    }

    @Test
    void what_a_spreadsheet_would_execute_is_defused_and_comes_back_as_it_was() {
        for (var text :
                List.of(
                        "=1+1",
                        "+49",
                        "-5",
                        "@sum",
                        "'=x",
                        "''=x",
                        "'quoted'",
                        "plain",
                        "",
                        "\uff1d1",
                        "a=b",
                        "'")) {
            assertEquals(text, Cells.restored(Cells.defused(text)), text);
            assertFalse(Cells.defused(text).matches("(?s)[=+\\-@\\t\\r\\uff1d].*"), text);
        }
    }

    @Test
    void an_address_that_is_none_is_said_and_read_without() {
        var file = read("Name,Email,ID\nAda,ada at uni,1\nBob,,\n");
        assertSays(file, 2, "no address that mail could go to");
        assertSays(file, 3, "tells who this is");
        assertEquals("", file.rows().getFirst().email());
    }
}

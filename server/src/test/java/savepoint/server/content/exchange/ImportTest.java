package savepoint.server.content.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/// Files as other systems write them.
class ImportTest {
    private static Report read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Report read(byte[] bytes) {
        try {
            return Import.read(bytes, "imported", Set.of());
        } catch (Import.Unreadable unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static List<String> lines(Report report) {
        return report.lines().stream()
                .map(line ->
                        line.outcome()
                                + " "
                                + line.slug()
                                + line.notes().stream()
                                        .map(note -> "; " + note)
                                        .collect(Collectors.joining()))
                .toList();
    }

    private static String file(Report report, String path) {
        return new String(report.files().get(path), StandardCharsets.UTF_8);
    }

    @Test
    void gift_in_all_its_kinds() {
        var report =
                read(
                        """
                        // a comment
                        $CATEGORY: $course$/top/Databases

                        ::Primary key:: What is true of a primary key? {
                          =It is unique #Yes, and not NULL.
                          ~It may be NULL #No.
                          ~%50%It has an index
                        }

                        ::Several:: Which are joins? {~%50%LEFT ~%50%INNER ~%-100%SIDEWAYS}

                        SQL is case-sensitive in its keywords.{F#No.#Right.}

                        ::Pi:: How much is pi? {#=3.1416:0.001 =%50%3:0.2#Rough.}

                        ::Year:: When? {#1986..1988}

                        ::Word:: The keyword that ends a transaction is {=COMMIT =ROLL*}

                        ::Pairs:: Match. {=bigint -> long =text -> String = -> double}

                        ::Escaped\\: colon:: What does \\{x \\= 1\\} mean? {=a \\~ b ~c \\# d}

                        ::Gap:: Rows are read by {=SELECT ~INSERT} statements.

                        ::Free:: Explain. {}

                        ::Only text:: Read this first.
                        """);
        assertEquals("GIFT", report.format());
        assertEquals(
                List.of(
                        "TAKEN primary-key",
                        "TAKEN several",
                        "TAKEN question-3",
                        "TAKEN pi",
                        "TAKEN year",
                        "CHANGED word; `ROLL*` became a pattern",
                        "TAKEN pairs",
                        "TAKEN escaped-colon",
                        "TAKEN gap",
                        "TAKEN free",
                        "LEFT ; it asks nothing that could be answered"),
                lines(report));
        assertEquals(
                """
                ---
                kind: choose-one
                title: 'Primary key'
                ---

                What is true of a primary key?

                ## Answers

                - [x] It is unique
                  > Yes, and not NULL.
                - [ ] It may be NULL
                  > No.
                - [50%] It has an index
                """,
                file(report, "primary-key.md"));
        assertTrue(
                file(report, "several.md").contains("- [-100%] SIDEWAYS"),
                file(report, "several.md"));
        assertTrue(file(report, "year.md").contains("1987 ± 1\n"), file(report, "year.md"));
        assertTrue(
                file(report, "escaped-colon.md").contains("What does {x = 1} mean?"),
                file(report, "escaped-colon.md"));
    }

    private static final String MOODLE =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <quiz>
            <question type="category"><category><text>$course$/x</text></category></question>
            <question type="multichoice">
              <name><text>Isolation</text></name>
              <questiontext format="html"><text><![CDATA[<p>Which <b>level</b> is the default?</p><p><img src="@@PLUGINFILE@@/er%20model.png" alt="tables"></p><pre>SELECT 1</pre>]]></text>
                <file name="er model.png" path="/" encoding="base64">aWNvbg==</file></questiontext>
              <generalfeedback format="html"><text>&lt;p&gt;See &lt;code&gt;SHOW&lt;/code&gt;.&lt;/p&gt;</text></generalfeedback>
              <defaultgrade>2.0000000</defaultgrade><single>true</single><shuffleanswers>false</shuffleanswers>
              <answer fraction="100" format="html"><text><![CDATA[<p>READ COMMITTED</p>]]></text><feedback format="html"><text>Yes.</text></feedback></answer>
              <answer fraction="-33.33333" format="html"><text>SERIALIZABLE</text><feedback format="html"><text></text></feedback></answer>
              <tags><tag><text>isolation</text></tag></tags>
            </question>
            <question type="numerical"><name><text>Bytes</text></name><questiontext format="html"><text>How many?</text></questiontext>
              <answer fraction="100"><text>8192</text><tolerance>0.1</tolerance></answer></question>
            <question type="matching"><name><text>Types</text></name><questiontext format="html"><text>Match.</text></questiontext>
              <subquestion format="html"><text>bigint</text><answer><text>long</text></answer></subquestion>
              <subquestion format="html"><text>text</text><answer><text>String</text></answer></subquestion></question>
            <question type="cloze"><name><text>Cloze</text></name><questiontext format="html"><text>{1:SA:=x}</text></questiontext></question>
            <question type="shortanswer"><name><text>Größe</text></name><questiontext format="html"><text>Wort?</text></questiontext>
              <usecase>1</usecase><answer fraction="100"><text>Schlüssel</text></answer><answer fraction="0"><text>*</text></answer></question>
            </quiz>
            """;

    @Test
    void moodle_with_html_pictures_weights_and_unknown_types() {
        var report = read(MOODLE);
        assertEquals("Moodle XML", report.format());
        assertEquals(
                List.of(
                        "CHANGED isolation; a wrong answer took points away; here it earns nothing",
                        "TAKEN bytes",
                        "TAKEN types",
                        "TAKEN cloze",
                        "CHANGED gro-e; feedback for any other answer was left out: "),
                lines(report));
        assertEquals(
                """
                ---
                kind: choose-one
                title: 'Isolation'
                points: 2
                tags: ['isolation']
                shuffle: false
                ---

                Which **level** is the default?

                ![tables](images/isolation-er-model.png)

                ```
                SELECT 1
                ```

                ## Answers

                - [x] READ COMMITTED
                  > Yes.
                - [ ] SERIALIZABLE

                ## Explanation

                See `SHOW`.
                """,
                file(report, "isolation.md"));
        assertEquals("icon", file(report, "images/isolation-er-model.png"));
    }

    @Test
    void odd_encodings_are_read() {
        var western =
                MOODLE.replace("UTF-8", "windows-1252").getBytes(Charset.forName("windows-1252"));
        assertTrue(file(read(western), "gro-e.md").contains("Schlüssel"));
        var utf16 = "::Größe:: Wort? {=Schlüssel}".getBytes(StandardCharsets.UTF_16);
        assertTrue(file(read(utf16), "gro-e.md").contains("Schlüssel"));
    }

    @Test
    void qti_1_2_from_a_zip() throws IOException {
        var xml =
                """
                <?xml version="1.0"?><questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2"><assessment title="t"><section>
                <item ident="i1" title="Joins"><itemmetadata><qtimetadata>
                  <qtimetadatafield><fieldlabel>question_type</fieldlabel><fieldentry>multiple_answers_question</fieldentry></qtimetadatafield>
                  <qtimetadatafield><fieldlabel>points_possible</fieldlabel><fieldentry>3.0</fieldentry></qtimetadatafield></qtimetadata></itemmetadata>
                  <presentation><material><mattext texttype="text/html">&lt;p&gt;Which?&lt;/p&gt;</mattext></material>
                  <response_lid ident="r1" rcardinality="Multiple"><render_choice>
                    <response_label ident="1"><material><mattext>LEFT</mattext></material></response_label>
                    <response_label ident="2"><material><mattext>SIDEWAYS</mattext></material></response_label>
                    <response_label ident="3"><material><mattext>INNER</mattext></material></response_label></render_choice></response_lid></presentation>
                  <resprocessing><outcomes><decvar maxvalue="100" minvalue="0" varname="SCORE" vartype="Decimal"/></outcomes>
                  <respcondition continue="No"><conditionvar><and><varequal respident="r1">1</varequal><not><varequal respident="r1">2</varequal></not><varequal respident="r1">3</varequal></and></conditionvar>
                  <setvar action="Set" varname="SCORE">100</setvar></respcondition></resprocessing></item>
                <item ident="i2" title="Upload"><itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>question_type</fieldlabel><fieldentry>file_upload_question</fieldentry></qtimetadatafield></qtimetadata></itemmetadata>
                  <presentation><material><mattext>Send it.</mattext></material></presentation></item>
                </section></assessment></questestinterop>
                """;
        var report = read(zipped("g1/g1.xml", xml));
        assertEquals("QTI 1.2", report.format());
        assertEquals(
                List.of(
                        "CHANGED joins; each right tick earns the same, and a wrong one takes as much away",
                        "LEFT ; questions of type `file_upload_question` have no counterpart here"),
                lines(report));
        assertTrue(file(report, "joins.md").contains("- [x] LEFT\n- [ ] SIDEWAYS\n- [x] INNER\n"));
    }

    @Test
    void qti_2_1_items() {
        var report =
                read(
                        """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="c" title="Choice" adaptive="false" timeDependent="false">
                          <responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier"><correctResponse><value>A</value></correctResponse></responseDeclaration>
                          <itemBody><p>Look at the text.</p>
                            <choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="1"><prompt>What does it say?</prompt>
                              <simpleChoice identifier="A">Commit.<feedbackInline outcomeIdentifier="F" identifier="A">Yes.</feedbackInline></simpleChoice>
                              <simpleChoice identifier="B">Roll back.</simpleChoice></choiceInteraction></itemBody>
                        </assessmentItem>
                        """);
        assertEquals(List.of("TAKEN choice"), lines(report));
        assertEquals(
                """
                ---
                kind: choose-one
                title: 'Choice'
                ---

                Look at the text.

                What does it say?

                ## Answers

                - [x] Commit.
                  > Yes.
                - [ ] Roll back.
                """,
                file(report, "choice.md"));
    }

    @Test
    void text2qti_files() {
        var report =
                read(
                        """
                        Quiz title: Joins

                        Title: Left
                        Points: 2
                        1.  Which join keeps all rows of the left table?
                        ... General words.
                        a)  `INNER JOIN`
                        ... It drops some.
                        *b) `LEFT JOIN`

                        2.  Which are true?
                        [*] one
                        [ ] two

                        3.  How much is 2 + 2?
                        =   4 +- 0.5

                        4.  The keyword?
                        *   commit

                        5.  Explain.
                        ____
                        """);
        assertEquals("text2qti", report.format());
        assertEquals(
                List.of(
                        "TAKEN left",
                        "TAKEN question-2",
                        "TAKEN question-3",
                        "TAKEN question-4",
                        "TAKEN question-5"),
                lines(report));
        assertTrue(
                file(report, "left.md")
                        .contains("- [ ] `INNER JOIN`\n  > It drops some.\n- [x] `LEFT JOIN`"));
        assertTrue(file(report, "question-3.md").contains("- 4 ± 0.5"));
    }

    @Test
    void entities_bombs_and_strangers_are_refused() throws IOException {
        assertEquals(
                "it declares entities, which no question needs and which are not resolved",
                refused(
                        "<!DOCTYPE q [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><quiz><question type=\"essay\"><name><text>&x;</text></name></question></quiz>"
                                .getBytes(StandardCharsets.UTF_8)));
        assertEquals(
                "it is XML, but neither Moodle's nor QTI",
                refused("<html></html>".getBytes(StandardCharsets.UTF_8)));
        assertEquals(
                "unpacked, the zip is larger than 64 MB",
                refused(zipped("bomb.xml", "0".repeat(17 << 20))));
        assertEquals(
                "the zip holds no questions of QTI 1.2 or 2.1",
                refused(zipped("../../evil.txt", "x")));
    }

    private static String refused(byte[] bytes) {
        return assertThrows(Import.Unreadable.class, () -> Import.read(bytes, "t", Set.of()))
                .getMessage();
    }

    private static byte[] zipped(String path, String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(path));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}

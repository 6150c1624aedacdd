package savepoint.server.content.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Shapes in which question files are found in the wild: what teachers' tools and the systems themselves write.
class WildFilesTest {
    private static Report read(byte[] bytes) throws Import.Unreadable {
        return Import.read(bytes, "wild", Set.of());
    }

    private static Report read(String text) throws Import.Unreadable {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String file(Report report, String slug) {
        var bytes = report.files().get(slug + ".md");
        assertTrue(bytes != null, () -> slug + " is not among " + report.lines());
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String answers(Report report, String slug) {
        var text = file(report, slug);
        return text.substring(text.indexOf("## Answers") + 12).strip();
    }

    private static List<String> outcomes(Report report) {
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

    private static String moodle(String questions) {
        return "\uFEFF<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<quiz>\r\n<!-- question: 0  -->"
                + questions.replace("\n", "\r\n")
                + "</quiz>";
    }

    @Test
    void moodle_embedded_answers_become_gaps() throws Exception {
        var report =
                read(
                        moodle(
                                """
                                <question type="cloze"><name><text><![CDATA[Joins & keys]]></text></name>
                                <questiontext format="html"><text><![CDATA[<p dir="ltr">A <b>{1:MULTICHOICE_S:=LEFT JOIN#All rows.~%50%FULL JOIN~INNER JOIN}</b> keeps rows;&nbsp;<code>LIMIT</code> {1:NM:=10:0.5~%50%9:1#Nearly.} and {1:SHORTANSWER:=commit~=commit work~*#No.}.</p>]]></text></questiontext>
                                <generalfeedback format="html"><text></text></generalfeedback><penalty>0.0000000</penalty></question>
                                <question type="cloze"><name><text>Ticks</text></name>
                                <questiontext format="html"><text>{1:MULTIRESPONSE:=a~=b~c}</text></questiontext></question>
                                """));
        assertEquals(
                List.of(
                        "CHANGED joins-keys; feedback for any other answer was left out: No.",
                        "LEFT ; embedded answers of type MULTIRESPONSE have no counterpart here"),
                outcomes(report));
        assertTrue(file(report, "joins-keys").contains("A **[[gap-1]]** keeps rows;"));
        assertEquals(
                """
                - gap-1 (choice):
                  - [x] LEFT JOIN
                    > All rows.
                  - [50%] FULL JOIN
                  - [ ] INNER JOIN
                - gap-2 (number):
                  - 10 ± 0.5
                  - [50%] 9 ± 1
                    > Nearly.
                - gap-3:
                  - `commit`
                  - `commit work`\
                """,
                answers(report, "joins-keys"));
    }

    @Test
    void moodle_calculated_questions_get_parameters() throws Exception {
        var report =
                read(
                        moodle(
                                """
                                <question type="calculatedsimple"><name><text>Pages</text></name>
                                <questiontext format="html"><text><![CDATA[<p>{n} pages of {kb} KB, {={n}+1} files: how many KB?</p>]]></text></questiontext>
                                <answer fraction="100"><text>{n}*{kb}</text><tolerance>0.01</tolerance><tolerancetype>1</tolerancetype><correctanswerformat>1</correctanswerformat><correctanswerlength>1</correctanswerlength><feedback format="html"><text>Yes.</text></feedback></answer>
                                <dataset_definitions>
                                <dataset_definition><status><text>private</text></status><name><text>n</text></name><minimum><text>2</text></minimum><maximum><text>9</text></maximum><decimals><text>0</text></decimals></dataset_definition>
                                <dataset_definition><status><text>private</text></status><name><text>kb</text></name><minimum><text>1.5</text></minimum><maximum><text>8.0</text></maximum><decimals><text>1</text></decimals></dataset_definition>
                                </dataset_definitions></question>
                                <question type="calculated"><name><text>Power</text></name>
                                <questiontext format="html"><text>{a} squared?</text></questiontext>
                                <answer fraction="100"><text>pow({a},2)</text><tolerance>0.01</tolerance></answer>
                                <dataset_definitions><dataset_definition><name><text>a</text></name><minimum><text>1</text></minimum><maximum><text>5</text></maximum><decimals><text>0</text></decimals></dataset_definition></dataset_definitions></question>
                                """));
        assertEquals(
                "CHANGED pages; its values are drawn anew, for each student by a seed",
                outcomes(report).getFirst());
        assertEquals(
                Report.Outcome.LEFT, report.lines().getLast().outcome(), "pow is no sum of ours");
        assertFalse(report.lines().getLast().notes().isEmpty());
        var text = file(report, "pages");
        assertTrue(text.contains("parameters: {n: 2..9, kb: 1.5..8 step 0.1}"), text);
        assertTrue(text.contains("{{n}} pages of {{kb}} KB, {{n+1}} files"), text);
        assertTrue(text.contains("- {{round(n*kb, 1)}} ± 1%\n  > Yes."), text);
    }

    @Test
    void moodle_words_to_be_dragged_and_all_or_nothing() throws Exception {
        var report =
                read(
                        moodle(
                                """
                                <question type="gapselect"><name><text>Select</text></name>
                                <questiontext format="html"><text><![CDATA[<p>[[2]] keeps, [[1]] drops, [[3]] ends.</p>]]></text></questiontext>
                                <selectoption><text>INNER</text><group>1</group></selectoption>
                                <selectoption><text>LEFT</text><group>1</group></selectoption>
                                <selectoption><text>COMMIT</text><group>2</group></selectoption>
                                <selectoption><text>BEGIN</text><group>2</group></selectoption></question>
                                <question type="multichoiceset"><name><text>Set</text></name>
                                <questiontext format="html"><text>Which?</text></questiontext><single>false</single>
                                <answer fraction="100"><text>a</text></answer><answer fraction="0"><text>b</text></answer><answer fraction="100"><text>c</text></answer></question>
                                <question type="description"><name><text>Read</text></name><questiontext format="html"><text>First.</text></questiontext></question>
                                """));
        assertEquals(
                """
                - gap-1 (choice):
                  - [ ] INNER
                  - [x] LEFT
                - gap-2 (choice):
                  - [x] INNER
                  - [ ] LEFT
                - gap-3 (choice):
                  - [x] COMMIT
                  - [ ] BEGIN\
                """,
                answers(report, "select"));
        assertTrue(file(report, "select").contains("[[gap-1]] keeps, [[gap-2]] drops"));
        assertTrue(file(report, "set").contains("credit: all"));
        assertEquals(
                "LEFT ; it is a text between questions and asks nothing",
                outcomes(report).getLast());
    }

    @Test
    void moodle_negative_weights_pictures_in_answers_and_formulas() throws Exception {
        var report =
                read(
                        moodle(
                                """
                                <question type="multichoice"><name><text>Größe “quoted” – dash</text></name>
                                <questiontext format="html"><text><![CDATA[<p style="color:red">What is \\(\\frac{a}{b}\\)? <span lang="en">Say</span> it.<br></p><table><tbody><tr><td>1</td></tr></tbody></table>]]></text></questiontext>
                                <single>false</single><defaultgrade>3.0000000</defaultgrade>
                                <answer fraction="33.33333" format="html"><text><![CDATA[<p><img src="data:image/png;base64,aWNvbg==" alt="ER"><br></p>]]></text></answer>
                                <answer fraction="33.33333" format="html"><text><![CDATA[<p>a*b_c</p>]]></text></answer>
                                <answer fraction="33.33333" format="html"><text><![CDATA[<pre>SELECT *
                                FROM t</pre>]]></text></answer>
                                <answer fraction="-50" format="html"><text>&lt;br&gt; none</text></answer></question>
                                """));
        var text = file(report, "große-quoted-dash".replace("ß", "-"));
        assertTrue(text.contains("What is $\\frac{a}{b}$? Say it."), text);
        assertTrue(text.contains("<table>"), text);
        assertTrue(text.contains("- [33.33333%] a\\*b\\_c"), text);
        assertTrue(text.contains("- [-50%]"), text);
        assertEquals(
                1,
                report.files().keySet().stream()
                        .filter(path -> path.startsWith("images/"))
                        .count());
    }

    private static String canvas(String type, String presentation, String processing) {
        return """
        <?xml version="1.0" encoding="ISO-8859-1"?>
        <questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2"><assessment ident="a" title="Quiz"><section ident="root_section">
        <item ident="i1" title="Frage"><itemmetadata><qtimetadata>
        <qtimetadatafield><fieldlabel>question_type</fieldlabel><fieldentry>%s</fieldentry></qtimetadatafield>
        <qtimetadatafield><fieldlabel>points_possible</fieldlabel><fieldentry>2.0</fieldentry></qtimetadatafield>
        </qtimetadata></itemmetadata><presentation>%s</presentation>
        <resprocessing><outcomes><decvar maxvalue="100" minvalue="0" varname="SCORE" vartype="Decimal"/></outcomes>%s</resprocessing></item>
        </section></assessment></questestinterop>
        """
                .formatted(type, presentation, processing);
    }

    private static String blank(String name, String... labels) {
        var choices = new StringBuilder();
        for (int i = 0; i < labels.length; i++)
            choices.append(
                    "<response_label ident=\"%s%d\"><material><mattext texttype=\"text/plain\">%s</mattext></material></response_label>"
                            .formatted(name, i, labels[i]));
        return "<response_lid ident=\"response_%s\"><material><mattext>%s</mattext></material><render_choice>%s</render_choice></response_lid>"
                .formatted(name, name, choices);
    }

    private static String right(String name, String ident) {
        return "<respcondition><conditionvar><varequal respident=\"response_%s\">%s</varequal></conditionvar><setvar varname=\"SCORE\" action=\"Add\">50.00</setvar></respcondition>"
                .formatted(name, ident);
    }

    @Test
    void canvas_blanks_and_menus_become_gaps() throws Exception {
        var blanks =
                canvas(
                                "fill_in_multiple_blanks_question",
                                "<material><mattext texttype=\"text/html\">&lt;p&gt;Fürs [end_word] und [Begin]&lt;/p&gt;</mattext></material>"
                                        + blank("end_word", "commit", "COMMIT;")
                                        + blank("Begin", "begin"),
                                right("end_word", "end_word0") + right("Begin", "Begin0"))
                        .getBytes(StandardCharsets.ISO_8859_1);
        var report = read(blanks);
        assertEquals("QTI 1.2", report.format());
        assertTrue(
                file(report, "frage").contains("Fürs [[end-word]] und [[begin]]"),
                file(report, "frage"));
        assertEquals(
                "- end-word:\n  - `commit`\n  - `COMMIT;`\n- begin:\n  - `begin`",
                answers(report, "frage"));
        var menus =
                read(
                        canvas(
                                "multiple_dropdowns_question",
                                "<material><mattext texttype=\"text/html\">&lt;p&gt;A [join] keeps, [key] finds.&lt;/p&gt;</mattext></material>"
                                        + blank("join", "LEFT", "INNER")
                                        + blank("key", "foreign", "primary"),
                                right("join", "join0") + right("key", "key1")));
        assertEquals(
                "- join (choice):\n  - [x] LEFT\n  - [ ] INNER\n- key (choice):\n  - [ ] foreign\n  - [x] primary",
                answers(menus, "frage"));
    }

    @Test
    void canvas_numbers_in_all_their_margins() throws Exception {
        var report =
                read(
                        canvas(
                                "numerical_question",
                                "<material><mattext>How many?</mattext></material><response_str ident=\"response1\" rcardinality=\"Single\"><render_fib fibtype=\"Decimal\"><response_label ident=\"answer1\"/></render_fib></response_str>",
                                """
                                <respcondition continue="No"><conditionvar><or><varequal respident="response1">4.0</varequal><and><vargte respident="response1">4.0</vargte><varlte respident="response1">4.0</varlte></and></or></conditionvar><setvar action="Set" varname="SCORE">100</setvar></respcondition>
                                <respcondition continue="No"><conditionvar><vargte respident="response1">6.0</vargte><varlte respident="response1">8.0</varlte></conditionvar><setvar action="Set" varname="SCORE">100</setvar></respcondition>
                                <respcondition continue="No"><conditionvar><or><varequal respident="response1" margintype="percent" margin="1">500.0</varequal><and><vargte respident="response1">495.0</vargte><varlte respident="response1">505.0</varlte></and></or></conditionvar><setvar action="Set" varname="SCORE">100</setvar></respcondition>
                                """));
        assertEquals("- 4\n- 7 ± 1\n- 500 ± 5", answers(report, "frage"));
    }

    @Test
    void what_canvas_works_out_by_a_formula_is_left_and_said() throws Exception {
        var report =
                read(
                        canvas(
                                "calculated_question",
                                "<material><mattext>What is 5 plus [x]?</mattext></material><response_str ident=\"response1\"><render_fib fibtype=\"Decimal\"><response_label ident=\"answer1\"/></render_fib></response_str>",
                                ""));
        assertEquals(
                List.of(
                        "LEFT ; its values are worked out by a formula of Canvas: write `parameters:` for it"),
                outcomes(report));
    }

    @Test
    void qti_2_with_gaps_menus_and_partial_credit() throws Exception {
        var report =
                read(
                        """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" identifier="g" title="Gaps">
                          <responseDeclaration identifier="RESPONSE_1" cardinality="single" baseType="string"><correctResponse><value>York</value></correctResponse><mapping defaultValue="0"><mapEntry mapKey="York" mappedValue="1"/><mapEntry mapKey="york" mappedValue="0.5"/></mapping></responseDeclaration>
                          <responseDeclaration identifier="RESPONSE_2" cardinality="single" baseType="identifier"><correctResponse><value>L</value></correctResponse></responseDeclaration>
                          <responseDeclaration identifier="RESPONSE_3" cardinality="single" baseType="float"><correctResponse><value>3.14</value></correctResponse></responseDeclaration>
                          <itemBody><p>From <textEntryInteraction responseIdentifier="RESPONSE_1" expectedLength="15"/> to
                            <inlineChoiceInteraction responseIdentifier="RESPONSE_2" shuffle="false"><inlineChoice identifier="G">Gloucester</inlineChoice><inlineChoice identifier="L">Lancaster</inlineChoice></inlineChoiceInteraction>
                            in <textEntryInteraction responseIdentifier="RESPONSE_3"/> hours.</p><rubricBlock view="scorer">Look twice.</rubricBlock></itemBody>
                          <responseProcessing template="http://www.imsglobal.org/question/qti_v2p2/rptemplates/map_response"/>
                        </assessmentItem>
                        """);
        assertEquals(
                List.of("CHANGED gaps; a text for markers was left out: Look twice."),
                outcomes(report));
        assertTrue(
                file(report, "gaps").contains("From [[1]] to [[2]] in [[3]] hours."),
                file(report, "gaps"));
        assertEquals(
                """
                - 1:
                  - `York`
                  - [50%] `york`
                - 2 (choice):
                  - [ ] Gloucester
                  - [x] Lancaster
                - 3 (number):
                  - 3.14\
                """,
                answers(report, "gaps"));
    }

    @Test
    void gift_as_people_type_it() throws Exception {
        var typed =
                """
                // [tag:joins] [tag:week 11]
                ::Q1:: Café – which? {
                =a \\~ b#good
                ~%-33.33333%c
                ~d
                }

                $CATEGORY: $module$/top

                // who wrote this
                [html]<p>Is <b>it</b>?</p>{TRUE#no#yes}

                When?{#
                =1492:2#near
                =%50%1500..1520#late
                }

                Who is {~Grant =no one ~all} buried there?
                """
                        .replace("\n", "\r\n");
        for (var bytes :
                List.of(
                        ("\uFEFF" + typed).getBytes(StandardCharsets.UTF_8),
                        typed.getBytes(StandardCharsets.UTF_16))) {
            var report = read(bytes);
            assertEquals(4, report.files().size(), () -> report.lines().toString());
            assertTrue(
                    file(report, "q1").contains("tags: ['joins', 'week 11']"), file(report, "q1"));
            assertTrue(file(report, "q1").contains("Café – which?"));
            assertTrue(answers(report, "question-3").contains("- [50%] 1510 ± 10\n  > late"));
        }
        var western = read(typed.getBytes(Charset.forName("windows-1252")));
        assertTrue(file(western, "q1").contains("Caf\u00e9 \u2013 which?"));
    }

    @Test
    void text2qti_numbers_and_uploads() throws Exception {
        var report =
                read(
                        """
                        Quiz title: Numbers

                        1. How long?
                        = 1.4142 +- 1%

                        2. How many?
                        = [3, 5]

                        3. Hand it in.
                        ^^^^
                        """);
        assertEquals("- 1.4142 ± 1%", answers(report, "question-1"));
        assertEquals("- 4 ± 1", answers(report, "question-2"));
        assertEquals(Report.Outcome.LEFT, report.lines().getLast().outcome());
        assertFalse(report.lines().getLast().notes().isEmpty());
    }

    @Test
    void a_package_of_canvas_with_everything_else_in_it() throws Exception {
        var quiz =
                canvas(
                        "essay_question",
                        "<material><mattext texttype=\"text/html\">&lt;p&gt;Why? &lt;img src=\"%24IMS-CC-FILEBASE%24/Uploaded%20Media/er%20model.png?canvas_download=1\" alt=\"ER\"&gt;&lt;/p&gt;</mattext></material><response_str ident=\"response1\"><render_fib/></response_str>",
                        "");
        var report =
                read(
                        Archive.write(
                                Map.of(
                                        "imsmanifest.xml",
                                                "<manifest/>".getBytes(StandardCharsets.UTF_8),
                                        "g1/assessment_meta.xml",
                                                "<quiz><title>Quiz</title></quiz>"
                                                        .getBytes(StandardCharsets.UTF_8),
                                        "g1/g1.xml", quiz.getBytes(StandardCharsets.ISO_8859_1),
                                        "web_resources/Uploaded Media/er model.png",
                                                new byte[] {1, 2})));
        assertEquals(List.of("TAKEN frage"), outcomes(report));
        assertTrue(
                file(report, "frage").contains("![ER](images/frage-er-model.png)"),
                file(report, "frage"));
        assertTrue(report.files().containsKey("images/frage-er-model.png"));
    }
}

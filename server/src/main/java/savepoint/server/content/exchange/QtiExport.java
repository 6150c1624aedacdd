package savepoint.server.content.exchange;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jsoup.nodes.Entities;
import savepoint.grader.bundle.FileTree;
import savepoint.server.content.question.Kind;
import savepoint.server.content.question.Question;

/// Writes questions of the bank as a package of QTI 2.1: a zip with a manifest, an item for each question, and pictures.
///
/// The questions' own files go along below [#OWN], which other systems pass over: our import takes a question from there,
/// so that what QTI has no form for comes back all the same.
public final class QtiExport {
    static final String OWN = "savepoint/";

    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private final List<Report.Line> lines = new ArrayList<>();
    private final StringBuilder resources = new StringBuilder();

    private QtiExport() {}

    /// A question with the files that are published with it, its own among them, by their paths in the course.
    public record Source(Question question, FileTree files) {}

    /// What came of writing questions.
    public record Written(byte[] zip, List<Report.Line> lines) {}

    /// All that QTI has a form for; what gets lost there is told.
    public static Written zip(List<Source> questions) {
        var export = new QtiExport();
        questions.forEach(export::question);
        export.files.put("imsmanifest.xml", bytes(export.manifest()));
        return new Written(Archive.write(export.files), List.copyOf(export.lines));
    }

    private void question(Source source) {
        var question = source.question();
        var notes = new ArrayList<String>();
        var pictures = new TreeMap<String, byte[]>();
        var text = new ItemText(question.slug(), question.path(), source.files(), pictures);
        var item = QtiItem.of(question, text, notes);
        boolean runs = question.kind() instanceof Kind.Sql || question.kind() instanceof Kind.Java;
        var own = runs ? new TreeMap<String, byte[]>() : own(source);
        if (item.isPresent()) {
            var path = "items/" + question.slug() + ".xml";
            files.put(path, bytes(item.get()));
            files.putAll(pictures);
            resource(question.slug(), path, pictures.keySet());
        }
        files.putAll(own);
        if (!own.isEmpty() && item.isEmpty())
            notes.add("other systems pass it over; our own import takes it");
        lines.add(
                new Report.Line(
                        question.slug(),
                        item.isEmpty() && own.isEmpty()
                                ? Report.Outcome.LEFT
                                : notes.isEmpty() ? Report.Outcome.TAKEN : Report.Outcome.CHANGED,
                        item.isEmpty() && own.isEmpty() ? "" : question.slug(),
                        notes));
    }

    private static Map<String, byte[]> own(Source source) {
        var own = new TreeMap<String, byte[]>();
        source.files().files().forEach((path, content) -> own.put(OWN + path, content));
        return own;
    }

    private void resource(String slug, String item, Iterable<String> pictures) {
        resources
                .append("    <resource identifier=\"")
                .append("item-")
                .append(slug)
                .append("\" type=\"imsqti_item_xmlv2p1\" href=\"")
                .append(item)
                .append("\">\n      <file href=\"")
                .append(item)
                .append("\"/>\n");
        pictures.forEach(picture ->
                resources
                        .append("      <file href=\"")
                        .append(Entities.escape(picture))
                        .append("\"/>\n"));
        resources.append("    </resource>\n");
    }

    private String manifest() {
        var own = new StringBuilder();
        files.keySet().stream()
                .filter(path -> path.startsWith(OWN))
                .forEach(path ->
                        own.append("      <file href=\"")
                                .append(Entities.escape(path))
                                .append("\"/>\n"));
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="savepoint-questions">
          <metadata>
            <schema>QTIv2.1 Package</schema>
            <schemaversion>1.0.0</schemaversion>
          </metadata>
          <organizations/>
          <resources>
        %s%s  </resources>
        </manifest>
        """
                .formatted(
                        resources,
                        own.isEmpty()
                                ? ""
                                : "    <resource identifier=\"savepoint-own\" type=\"webcontent\">\n"
                                        + own
                                        + "    </resource>\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

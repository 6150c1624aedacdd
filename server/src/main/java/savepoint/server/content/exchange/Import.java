package savepoint.server.content.exchange;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.Problem;
import savepoint.grader.bundle.Problems;
import savepoint.server.content.question.QuestionReader;
import savepoint.server.content.question.Read;

/// Takes questions over from a file of another system.
public final class Import {
    private static final int MOST_BYTES = 32 << 20;

    private final String topic;
    private final Set<String> taken;
    private final List<Report.Line> lines = new ArrayList<>();
    private final TreeMap<String, byte[]> files = new TreeMap<>();

    private Import(String topic, Set<String> taken) {
        this.topic = topic;
        this.taken = new TreeSet<>(taken);
    }

    /// What a file cannot be taken over for, in words.
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String message) {
            super(message);
        }
    }

    /// Reads a file whose format is told by what it holds.
    ///
    /// @param topic of the bank to which the questions go
    /// @param taken slugs that the bank has already
    public static Report read(byte[] bytes, String topic, Set<String> taken) throws Unreadable {
        if (bytes.length > MOST_BYTES)
            throw new Unreadable("the file is larger than %d MB".formatted(MOST_BYTES >> 20));
        var reading = new Import(topic, taken);
        if (bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K') return reading.zip(bytes);
        var text = text(bytes);
        var start = text.stripLeading();
        if (start.startsWith("<")) return reading.xml(text);
        boolean numbered =
                start.matches("(?is)(quiz title:|title:|points:|1\\.\\s).*")
                        && text.matches("(?s).*\\n(\\*?[a-zA-Z]\\)|\\[[* ]]|=|\\*|_{3,}).*");
        return numbered
                ? reading.report("text2qti", Text2Qti.read(text))
                : reading.report("GIFT", Gift.read(text));
    }

    private Report xml(String text) throws Unreadable {
        var xml = parsed(text);
        if (!xml.select("quiz > question").isEmpty())
            return report("Moodle XML", MoodleXml.read(xml));
        if (!xml.select("questestinterop").isEmpty())
            return report("QTI 1.2", Qti1.read(xml, Map.of()));
        if (!xml.select("assessmentItem").isEmpty())
            return report("QTI 2.1", Qti2.read(xml, Map.of()));
        throw new Unreadable("it is XML, but neither Moodle's nor QTI");
    }

    private Report zip(byte[] bytes) throws Unreadable {
        var archive = Archive.read(bytes);
        var pictures = new TreeMap<String, byte[]>();
        archive.forEach((path, content) -> {
            if (Pictures.isPicture(path))
                pictures.put(
                        path.replaceFirst("^.*/", "").replaceAll("[^A-Za-z0-9._-]+", "-"), content);
        });
        var drafts = new ArrayList<Draft>();
        var format = "";
        var own = OwnFiles.in(archive);
        for (var question : own.questions()) take(question, own);
        if (!lines.isEmpty()) format = "QTI 2.1";
        for (var entry : archive.entrySet()) {
            if (own.replaces(entry.getKey())) continue;
            if (!entry.getKey().toLowerCase(Locale.ROOT).endsWith(".xml")) continue;
            var xml = parsed(text(entry.getValue()));
            if (!xml.select("questestinterop").isEmpty()) {
                drafts.addAll(Qti1.read(xml, pictures));
                format = "QTI 1.2";
            } else if (!xml.select("assessmentItem").isEmpty()) {
                drafts.addAll(Qti2.read(xml, pictures));
                format = "QTI 2.1";
            }
        }
        if (format.isEmpty()) throw new Unreadable("the zip holds no questions of QTI 1.2 or 2.1");
        return report(format, drafts);
    }

    /// jsoup's parser knows only the entities of XML itself: what a document declares is never resolved.
    private static Document parsed(String text) throws Unreadable {
        if (text.contains("<!ENTITY"))
            throw new Unreadable(
                    "it declares entities, which no question needs and which are not resolved");
        return Jsoup.parse(text, "", Parser.xmlParser());
    }

    /// UTF-8 or, where it is none, what its byte order mark or XML declaration says, else Windows' Western letters.
    private static String text(byte[] bytes) {
        return decoded(bytes).replace("\r\n", "\n");
    }

    private static String decoded(byte[] bytes) {
        var decoded = FileTree.decode(bytes);
        if (decoded.isPresent()) return decoded.get();
        if (bytes.length > 1 && ((bytes[0] & 0xff) == 0xff || (bytes[0] & 0xff) == 0xfe))
            return new String(bytes, StandardCharsets.UTF_16);
        var head = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1);
        var named =
                java.util.regex.Pattern.compile("encoding=[\"']([A-Za-z0-9._-]{1,40})[\"']")
                        .matcher(head);
        var charset =
                named.find() && Charset.isSupported(named.group(1))
                        ? Charset.forName(named.group(1))
                        : Charset.forName("windows-1252");
        return new String(bytes, charset);
    }

    private Report report(String format, List<Draft> drafts) {
        for (var draft : drafts) take(draft);
        return new Report(format, List.copyOf(lines), files);
    }

    /// A question in the bank's own words, as our export puts it beside the item that other systems read.
    private void take(OwnFiles.Own own, OwnFiles files) {
        var slug = slug(own.slug());
        var problems = new Problems();
        var read = read(slug, own.text(), problems);
        if (read.isEmpty()) {
            files.refuse(own);
            if (!files.hasItem(own))
                lines.add(
                        new Report.Line(
                                own.slug(),
                                Report.Outcome.LEFT,
                                "",
                                problems.all().stream().map(Problem::message).toList()));
            return;
        }
        taken.add(slug);
        this.files.put(slug + ".md", own.text().getBytes(StandardCharsets.UTF_8));
        this.files.putAll(own.pictures());
        var notes =
                slug.equals(own.slug())
                        ? List.<String>of()
                        : List.of("there is a question of its name; it got another");
        lines.add(
                new Report.Line(
                        read.get().question().title(),
                        notes.isEmpty() ? Report.Outcome.TAKEN : Report.Outcome.CHANGED,
                        slug,
                        notes));
    }

    private Optional<Read> read(String slug, String text, Problems problems) {
        return QuestionReader.read(
                new QuestionReader.Source(
                        topic,
                        slug,
                        slug + ".md",
                        text,
                        FileTree.of(Map.of()),
                        _ -> Optional.empty()),
                problems);
    }

    private void take(Draft draft) {
        if (draft.kind.isEmpty()) {
            if (draft.notes.isEmpty()) draft.note("it asks nothing that could be answered");
            lines.add(new Report.Line(draft.name, Report.Outcome.LEFT, "", draft.notes));
            return;
        }
        var slug = slug(draft.name);
        var text = QuestionText.of(named(draft, slug));
        var problems = new Problems();
        if (read(slug, text, problems).isEmpty()) {
            var reasons = new ArrayList<>(draft.notes);
            problems.all().stream().map(Problem::message).forEach(reasons::add);
            lines.add(new Report.Line(draft.name, Report.Outcome.LEFT, "", reasons));
            return;
        }
        taken.add(slug);
        files.put(slug + ".md", text.getBytes(StandardCharsets.UTF_8));
        draft.pictures.forEach((name, bytes) -> {
            if (text.contains("images/" + slug + "-" + name))
                files.put("images/" + slug + "-" + name, bytes);
        });
        lines.add(
                new Report.Line(
                        draft.name,
                        draft.notes.isEmpty() ? Report.Outcome.TAKEN : Report.Outcome.CHANGED,
                        slug,
                        List.copyOf(draft.notes)));
    }

    /// Its pictures get the question's name before their own, since all of a topic lie together.
    private static Draft named(Draft draft, String slug) {
        var all = new Draft(draft.name);
        all.kind = draft.kind;
        all.facts.putAll(draft.facts);
        all.numbered = draft.numbered;
        all.prompt = pictured(draft.prompt, slug);
        all.explanation = pictured(draft.explanation, slug);
        all.model = pictured(draft.model, slug);
        for (var answer : draft.answers)
            all.answers.add(
                    new Draft.Answer(
                            answer.mark(),
                            pictured(answer.text(), slug),
                            answer.feedback().map(words -> pictured(words, slug)),
                            answer.answers()));
        return all;
    }

    private static String pictured(String words, String slug) {
        return words.replace("](images/", "](images/" + slug + "-");
    }

    private String slug(String name) {
        var plain =
                Normalizer.normalize(name, Normalizer.Form.NFD)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("\\p{M}", "")
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-+|-+$", "");
        var base =
                plain.isEmpty()
                        ? "question"
                        : plain.substring(0, Math.min(plain.length(), 56)).replaceAll("-+$", "");
        var slug = base;
        for (int i = 2; taken.contains(slug); i++) slug = base + "-" + i;
        return slug;
    }
}

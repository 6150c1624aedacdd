package savepoint.server.gradebook.out;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import savepoint.server.db.Database;
import savepoint.server.gradebook.facts.Sheet;
import savepoint.server.gradebook.out.Table.Value;
import savepoint.server.grading.Bundles;
import savepoint.server.people.Viewer;
import tools.jackson.databind.json.JsonMapper;

/// All that a term holds of a student, for them to keep.
public final class OwnData {
    private final OwnDataStore store;
    private final Bundles bundles;

    /// Read from this database, hand-ins from these files.
    public OwnData(Database database, Bundles bundles) {
        this.store = database.store(OwnDataStore.class);
        this.bundles = bundles;
    }

    /// Their grades, answers, reviews, appeals and hand-ins in a zip.
    ///
    /// @param sheet of the student alone, as they may see it
    public byte[] zip(Viewer.Student student, Sheet sheet) {
        long enrolment = student.enrolment().id();
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            write(zip, "me.json", text(JsonMapper.shared().writeValueAsString(me(student))));
            write(zip, "grades.csv", Csv.of(grades(sheet)));
            write(zip, "lessons.json", text(store.lessons(enrolment)));
            write(zip, "exercises.json", text(store.exercises(enrolment)));
            write(zip, "quizzes.json", text(store.attempts(enrolment)));
            write(zip, "reviews.json", text(store.reviews(enrolment)));
            write(zip, "appeals.json", text(store.appeals(enrolment)));
            for (var one : store.handIns(enrolment))
                for (var file : bundles.files(one.tree()).files().entrySet())
                    write(
                            zip,
                            "hand-ins/%s/%d/%s".formatted(one.slug(), one.number(), file.getKey()),
                            file.getValue());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static Map<String, Object> me(Viewer.Student student) {
        var me = new LinkedHashMap<String, Object>();
        me.put("name", student.person().name());
        me.put("email", student.person().email());
        me.put("course", student.term().courseTitle());
        me.put("term", student.term().name());
        me.put("section", student.enrolment().section());
        me.put("timeFactor", student.enrolment().timeFactor());
        return me;
    }

    private static Table grades(Sheet sheet) {
        var row = sheet.rows().getFirst();
        var rows = new ArrayList<List<Value>>();
        for (var column : sheet.columns()) {
            var cell = row.of(column).holds();
            rows.add(
                    List.of(
                            Value.of(column.week() == null ? "" : "Week " + column.week()),
                            Value.of(column.title()),
                            Value.of(cell.state().words()),
                            cell.counts() ? Value.of(cell.points()) : Value.of(""),
                            Value.of(cell.counts() ? cell.of() : column.worth()),
                            Value.of(cell.says())));
        }
        rows.add(
                List.of(
                        Value.of(""),
                        Value.of("Total %"),
                        Value.of(row.grade().letter().orElse("")),
                        Value.of(row.grade().percent().orElse(null)),
                        Value.of(""),
                        Value.of(row.grade().says())));
        return new Table(
                List.of("Week", "Activity", "State", "Points", "Of", "How they came about"), rows);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void write(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }
}

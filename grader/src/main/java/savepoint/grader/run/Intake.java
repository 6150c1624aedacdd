package savepoint.grader.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.FileTree;

/// Whether a hand-in is what the assignment takes: the right names, readable text of a sane size.
public sealed interface Intake {
    /// Bytes that one file may have.
    int MOST_BYTES = 256 << 10;

    record Accepted(Map<String, String> sources) implements Intake {}

    record Refused(List<String> reasons) implements Intake {}

    static Intake examine(Bundle bundle, FileTree handIn) {
        var reasons = new ArrayList<String>();
        var sources = new LinkedHashMap<String, String>();
        for (var name : bundle.submit()) {
            var bytes = handIn.files().get(name);
            if (bytes == null) {
                reasons.add("%s is missing".formatted(name));
            } else if (bytes.length > MOST_BYTES) {
                reasons.add(
                        "%s has %d bytes; at most %d are taken"
                                .formatted(name, bytes.length, MOST_BYTES));
            } else {
                FileTree.decode(bytes)
                        .filter(text -> text.indexOf('\0') < 0)
                        .ifPresentOrElse(
                                text -> sources.put(name, text.replace("\r\n", "\n")),
                                () ->
                                        reasons.add(
                                                "%s is not UTF-8 text: save it as UTF-8 and hand it in again"
                                                        .formatted(name)));
            }
        }
        var strangers = new TreeSet<>(handIn.files().keySet());
        bundle.submit().forEach(strangers::remove);
        strangers.remove("expect.yaml");
        for (var stranger : strangers) {
            reasons.add(
                    "%s is not asked for; this assignment takes %s"
                            .formatted(printable(stranger), String.join(", ", bundle.submit())));
        }
        return reasons.isEmpty() ? new Accepted(sources) : new Refused(reasons);
    }

    private static String printable(String name) {
        var shown =
                name.codePoints()
                        .limit(80)
                        .map(c ->
                                Character.isISOControl(c)
                                                || Character.getType(c) == Character.FORMAT
                                        ? '?'
                                        : c)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append);
        return shown.toString();
    }
}

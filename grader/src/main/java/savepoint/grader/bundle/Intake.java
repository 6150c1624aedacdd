package savepoint.grader.bundle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Whether a hand-in is what the assignment takes: the right names, readable text of a sane size.
public sealed interface Intake {
    /// Bytes that one file may have.
    int MOST_BYTES = 256 << 10;

    /// Files that nobody asked for and that are named one by one.
    int MOST_NAMED = 10;

    /// What will be graded: text by file name, in the order of the bundle.
    record Accepted(Map<String, String> sources) implements Intake {}

    /// Everything that is wrong with it, in words for whoever handed it in.
    record Refused(List<String> reasons) implements Intake {}

    /// Judges the files, also those that nobody asked for.
    static Intake examine(Bundle bundle, FileTree handIn) {
        var reasons = new ArrayList<String>();
        var sources = new LinkedHashMap<String, String>();
        for (var name : bundle.submit()) {
            var bytes = handIn.files().get(name);
            if (bytes == null) {
                reasons.add("%s is missing".formatted(name));
            } else if (bytes.length > MOST_BYTES) {
                reasons.add(
                        "%s has %,d bytes; at most %,d are taken"
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
        for (var stranger : strangers.stream().limit(MOST_NAMED).toList()) {
            reasons.add(
                    "%s is not asked for; this assignment takes %s"
                            .formatted(printable(stranger), String.join(", ", bundle.submit())));
        }
        if (strangers.size() > MOST_NAMED) {
            reasons.add(
                    "and %,d more files are not asked for"
                            .formatted(strangers.size() - MOST_NAMED));
        }
        return reasons.isEmpty() ? new Accepted(sources) : new Refused(reasons);
    }

    /// A name that somebody else chose, short and without characters that play tricks.
    static String printable(String name) {
        return name.codePoints()
                .limit(80)
                .mapToObj(c -> isInvisible(c) ? "?" : Character.toString(c))
                .collect(Collectors.joining());
    }

    private static boolean isInvisible(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
    }
}

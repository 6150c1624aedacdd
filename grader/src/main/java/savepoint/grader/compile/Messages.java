package savepoint.grader.compile;

import java.util.ArrayList;
import java.util.List;
import savepoint.grader.verdict.Diagnostic;

/// Keeps the compiler's messages to what a learner can read and a page can hold.
final class Messages {
    static final int MOST = 20;

    private static final int MOST_CHARACTERS = 16 << 10;
    private static final int LONGEST = 2000;

    private Messages() {}

    static CompileResult.Failed capped(List<Diagnostic> all) {
        var kept = new ArrayList<Diagnostic>();
        int room = MOST_CHARACTERS;
        for (Diagnostic d : all.subList(0, Math.min(all.size(), MOST))) {
            String file = cut(d.file(), LONGEST);
            String message = cut(d.message(), LONGEST);
            room -= file.length() + message.length();
            if (room < 0) break;
            kept.add(new Diagnostic(file, d.line(), d.column(), message));
        }
        return new CompileResult.Failed(kept);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}

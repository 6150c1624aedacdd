package savepoint.server.assignment;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import savepoint.server.assignment.FileDifference.Change;
import savepoint.server.assignment.FileDifference.Hunk;
import savepoint.server.assignment.FileDifference.Line;

/// Finds how texts differ, line by line.
final class Differences {
    private static final int AROUND = 3;

    // The search takes time by lines times differences; whoever has more of them reads the files.
    private static final int MOST_LINES = 4_000;

    private Differences() {}

    /// Each of these files, equal ones too.
    static List<FileDifference> of(
            Collection<String> names, Map<String, String> before, Map<String, String> after) {
        return names.stream()
                .map(name -> of(name, before.getOrDefault(name, ""), after.getOrDefault(name, "")))
                .toList();
    }

    private static FileDifference of(String name, String before, String after) {
        var old = before.lines().toList();
        var young = after.lines().toList();
        if (old.equals(young)) return new FileDifference(name, 0, 0, false, List.of());
        if (Math.max(old.size(), young.size()) > MOST_LINES)
            return new FileDifference(name, 0, 0, true, List.of());
        Patch<String> patch = DiffUtils.diff(old, young, new MyersDiffWithLinearSpace<>());
        int removed = 0;
        int added = 0;
        for (var delta : patch.getDeltas()) {
            removed += delta.getSource().size();
            added += delta.getTarget().size();
        }
        return new FileDifference(name, added, removed, false, hunks(old, patch.getDeltas()));
    }

    private static List<Hunk> hunks(List<String> old, List<AbstractDelta<String>> deltas) {
        var hunks = new ArrayList<Hunk>();
        var lines = new ArrayList<Line>();
        int read = 0; // lines of the old text shown or passed over
        int shift = 0; // from a line's number in the old text to its number in the new one
        for (var delta : deltas) {
            int start = delta.getSource().getPosition();
            if (!lines.isEmpty() && start - read > 2 * AROUND) {
                same(lines, old, read, read + AROUND, shift);
                hunks.add(new Hunk(List.copyOf(lines)));
                lines.clear();
            }
            int from = lines.isEmpty() ? Math.max(read, start - AROUND) : read;
            same(lines, old, from, start, shift);
            changed(lines, delta);
            read = start + delta.getSource().size();
            shift += delta.getTarget().size() - delta.getSource().size();
        }
        same(lines, old, read, Math.min(read + AROUND, old.size()), shift);
        hunks.add(new Hunk(List.copyOf(lines)));
        return List.copyOf(hunks);
    }

    private static void same(List<Line> lines, List<String> old, int from, int to, int shift) {
        for (int i = from; i < to; i++)
            lines.add(new Line(Change.SAME, i + 1, i + 1 + shift, old.get(i)));
    }

    private static void changed(List<Line> lines, AbstractDelta<String> delta) {
        int before = delta.getSource().getPosition();
        for (var text : delta.getSource().getLines())
            lines.add(new Line(Change.REMOVED, ++before, null, text));
        int after = delta.getTarget().getPosition();
        for (var text : delta.getTarget().getLines())
            lines.add(new Line(Change.ADDED, null, ++after, text));
    }
}

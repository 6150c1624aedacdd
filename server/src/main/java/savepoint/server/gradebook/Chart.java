package savepoint.server.gradebook;

import java.util.ArrayList;
import java.util.List;

/// Bars beside each other, drawn as SVG with a table of the same numbers: `heading` names them, `unit` what is counted.
///
/// @param width of the drawing in its own units
public record Chart(String id, String heading, String unit, int width, List<Bar> bars) {
    static final int HEIGHT = 120;
    static final int BAR = 34;
    static final int STEP = 46;

    /// One bar: its place and size in the drawing, and what it says.
    public record Bar(String label, String value, int x, int y, int height, int middle) {}

    /// Bars of these heights, the highest as high as the drawing, or as `most` where that is more.
    public static Chart of(
            String id, String heading, String unit, List<Value> values, double most) {
        double top = Math.max(most, values.stream().mapToDouble(Value::amount).max().orElse(0));
        var bars = new ArrayList<Bar>();
        for (var i = 0; i < values.size(); i++) {
            var value = values.get(i);
            int height = top == 0 ? 0 : (int) Math.round(value.amount() / top * HEIGHT);
            int x = i * STEP + (STEP - BAR) / 2;
            bars.add(new Bar(value.label(), value.text(), x, HEIGHT - height, height, x + BAR / 2));
        }
        return new Chart(id, heading, unit, Math.max(1, values.size()) * STEP, bars);
    }

    /// What a bar stands for.
    public record Value(String label, String text, double amount) {}
}

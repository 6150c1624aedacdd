package savepoint.server.gradebook.out;

import java.math.BigDecimal;
import java.util.List;

/// Rows under heads, to be written in one format or another.
public record Table(List<String> heads, List<List<Value>> rows) {

    /// What stands in a cell.
    public sealed interface Value {
        /// Text, empty for nothing.
        record Text(String text) implements Value {}

        /// A number that programs reckon with.
        record Amount(BigDecimal number) implements Value {}

        /// Text, where null is nothing.
        static Value of(String text) {
            return new Text(text == null ? "" : text);
        }

        /// A number, where null is nothing.
        static Value of(BigDecimal number) {
            return number == null ? new Text("") : new Amount(number);
        }
    }
}

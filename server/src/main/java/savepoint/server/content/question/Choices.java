package savepoint.server.content.question;

import java.util.LinkedHashMap;
import java.util.Map;
import savepoint.server.web.Coded;

/// The words that a key may have, in the order in which a message lists them.
final class Choices {
    private Choices() {}

    static <T extends Coded> Map<String, T> of(T[] values) {
        var words = new LinkedHashMap<String, T>();
        for (var value : values) words.put(value.code(), value);
        return words;
    }
}

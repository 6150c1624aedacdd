package savepoint.runner;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Writes an observation as JSON without a library. Every value but text, true, false, null and lists carries a tag:
/// `{"i":"12"}` whole number, `{"d":"1.50"}` decimal, `{"f":"NaN"}` floating point, `{"e":"NAME"}` enum, `{"t":"…"}` time,
/// `{"b":"00ff"}` bytes, `{"m":[[key,value],…]}` map, `{"r":"Type","c":[["name",value],…]}` record,
/// `{"x":["Type",…],"s":"message"}` exception, `{"u":"a value of class Type"}` what cannot be observed.
final class ObservationWriter {
    private static final int DEPTH = 16;
    private static final int VALUES = 200_000;
    private static final int CHARACTERS = 2 << 20;
    private static final int DIGITS = 5_000;

    private final StringBuilder json = new StringBuilder();
    private int values;

    private ObservationWriter() {}

    /// An object with the observation under `value`, whether the scenario drew random numbers under `random`, and
    /// whether it returned, rather than threw, under `returned`.
    // the hand-in's collections and records may throw anything
    @SuppressWarnings("CatchingUnchecked")
    static String write(Object observation, boolean random, boolean returned) {
        var writer = new ObservationWriter();
        try {
            writer.value(observation, 0);
        } catch (Throwable hostile) {
            writer.json.setLength(0);
            if (hostile instanceof TooMuch) writer.tagged("u", "more than an observation may hold");
            else
                writer.tagged(
                        "u", "a value whose own methods threw " + hostile.getClass().getName());
        }
        return "{\"random\":"
                + random
                + ",\"returned\":"
                + returned
                + ",\"value\":"
                + writer.json
                + "}";
    }

    // No pattern switch: it is linked at run time, anew in the JVM of each hand-in, and is slow
    // until
    // it is compiled. Exact classes only: a subclass is the hand-in's, and its methods may say
    // anything.
    private void value(Object value, int depth) throws ReflectiveOperationException {
        if (depth > DEPTH || ++values > VALUES || json.length() > CHARACTERS) throw new TooMuch();
        if (value == null) json.append("null");
        else if (value instanceof Boolean truth) json.append(truth.booleanValue());
        else if (value instanceof String text) text(text);
        else if (value instanceof Character letter) text(letter.toString());
        else if (isWhole(value)) tagged("i", value.toString());
        else if (value instanceof Double || value instanceof Float) tagged("f", value.toString());
        else if (value.getClass() == BigDecimal.class && ((BigDecimal) value).precision() < DIGITS)
            tagged("d", value.toString());
        else if (value instanceof Enum<?> constant) tagged("e", constant.name());
        else if (value instanceof UUID id) text(id.toString());
        else if (value instanceof Threw threw) threw(threw);
        else if (value instanceof Optional<?> optional) value(optional.orElse(null), depth);
        else if (value instanceof byte[] bytes && bytes.length <= CHARACTERS / 2)
            tagged("b", HexFormat.of().formatHex(bytes));
        else if (isTime(value)) tagged("t", value.toString());
        else if (value instanceof Map<?, ?> map) map(map, depth);
        else if (value instanceof Set<?> set) list(sorted(set), depth);
        else if (value instanceof Collection<?> list) list(list, depth);
        else if (value instanceof Record fields) fields(fields, depth);
        else if (value.getClass().isArray()) array(value, depth);
        else tagged("u", "a value of class ".concat(value.getClass().getName()));
    }

    private static boolean isWhole(Object value) {
        return value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte
                || (value.getClass() == BigInteger.class
                        && ((BigInteger) value).bitLength() < 3 * DIGITS);
    }

    // JDBC's own dates and timestamps are java.util.Dates
    @SuppressWarnings("JavaUtilDate")
    private static boolean isTime(Object value) {
        var type = value.getClass().getName();
        return (value instanceof Temporal && type.startsWith("java.time."))
                || (value instanceof java.util.Date && type.startsWith("java."));
    }

    private static List<?> sorted(Set<?> set) {
        return set.stream().sorted(Comparator.comparing(String::valueOf)).toList();
    }

    private void threw(Threw threw) {
        json.append("{\"x\":[");
        for (int i = 0; i < threw.types().size(); i++) {
            if (i > 0) json.append(',');
            text(threw.types().get(i));
        }
        json.append("],\"s\":");
        text(threw.message());
        json.append('}');
    }

    private void map(Map<?, ?> map, int depth) throws ReflectiveOperationException {
        json.append("{\"m\":[");
        boolean first = true;
        for (var entry : map.entrySet()) {
            if (!first) json.append(',');
            first = false;
            json.append('[');
            value(entry.getKey(), depth + 1);
            json.append(',');
            value(entry.getValue(), depth + 1);
            json.append(']');
        }
        json.append("]}");
    }

    private void list(Collection<?> list, int depth) throws ReflectiveOperationException {
        json.append('[');
        boolean first = true;
        for (var element : list) {
            if (!first) json.append(',');
            first = false;
            value(element, depth + 1);
        }
        json.append(']');
    }

    private void array(Object array, int depth) throws ReflectiveOperationException {
        json.append('[');
        for (int i = 0; i < Array.getLength(array); i++) {
            if (i > 0) json.append(',');
            value(Array.get(array, i), depth + 1);
        }
        json.append(']');
    }

    private void fields(Record fields, int depth) throws ReflectiveOperationException {
        json.append("{\"r\":");
        text(fields.getClass().getSimpleName());
        json.append(",\"c\":[");
        boolean first = true;
        for (var component : fields.getClass().getRecordComponents()) {
            if (!first) json.append(',');
            first = false;
            json.append('[');
            text(component.getName());
            json.append(',');
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            try {
                value(accessor.invoke(fields), depth + 1);
            } catch (InvocationTargetException thrown) {
                value(new Threw(thrown.getCause()), depth + 1);
            }
            json.append(']');
        }
        json.append("]}");
    }

    private void tagged(String tag, String text) {
        json.append("{\"").append(tag).append("\":");
        text(text);
        json.append('}');
    }

    private void text(String text) {
        if (text.length() > CHARACTERS - json.length()) throw new TooMuch();
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // surrogates are written as escapes too, so that a lone one survives the way as it is
            if (c == '"' || c == '\\') json.append('\\').append(c);
            else if (c < ' ' || Character.isSurrogate(c))
                json.append("\\u").append(HexFormat.of().toHexDigits(c));
            else json.append(c);
        }
        json.append('"');
    }

    private static final class TooMuch extends RuntimeException {
        TooMuch() {
            super(null, null, false, false);
        }
    }
}

package savepoint.server.content.question;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.List;

/// A value that differs between students.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "parameter")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Parameter.Range.class, name = "range"),
    @JsonSubTypes.Type(value = Parameter.Words.class, name = "words"),
    @JsonSubTypes.Type(value = Parameter.Derived.class, name = "derived"),
})
public sealed interface Parameter {
    /// As it stands between double braces.
    String name();

    /// One of the numbers from `from` to `to`, in steps.
    record Range(String name, BigDecimal from, BigDecimal to, BigDecimal step)
            implements Parameter {}

    /// One of these texts.
    record Words(String name, List<String> words) implements Parameter {}

    /// What this sum comes to with the parameters before it.
    record Derived(String name, String sum) implements Parameter {}
}

package savepoint.grader.bundle;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// A database that hand-ins meet.
public enum Engine {
    POSTGRESQL("postgresql", "PostgreSQL"),
    SQLITE("sqlite", "SQLite"),
    H2("h2", "H2");

    /// What needs no more of an engine than its rows and tables; all else is seen at PostgreSQL's own doors.
    private static final Set<Class<? extends Check>> EVERYWHERE =
            Set.of(
                    CompileCheck.class,
                    StyleCheck.class,
                    RowsCheck.class,
                    ReturnsCheck.class,
                    StateCheck.class,
                    SchemaCheck.class);

    private final String word;
    private final String label;

    Engine(String word, String label) {
        this.word = word;
        this.label = label;
    }

    /// As bundles name it.
    public String word() {
        return word;
    }

    /// As people call it.
    public String label() {
        return label;
    }

    /// Whether checks of this kind can be carried out on it.
    boolean takes(Check check) {
        return this == POSTGRESQL || EVERYWHERE.contains(check.getClass());
    }

    /// Whether Java hand-ins can reach it.
    boolean takesJava() {
        return switch (this) {
            case POSTGRESQL, SQLITE -> true;
            case H2 -> false; // its driver insists on a network, which boxes have none of
        };
    }

    /// In the order in which messages list them.
    static Map<String, Engine> words() {
        var words = new LinkedHashMap<String, Engine>();
        for (var engine : values()) words.put(engine.word, engine);
        return words;
    }
}

package savepoint.server.api.client;

import java.util.List;

/// Why the server did not do what was asked: everything that was wrong, in its own words.
public final class Problem extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;
    private final transient List<String> problems;

    Problem(int status, String detail, List<String> problems) {
        super(detail);
        this.status = status;
        this.problems = List.copyOf(problems);
    }

    /// Something that is wrong on this side already.
    public Problem(String detail) {
        this(0, detail, List.of());
    }

    /// Whether the server itself is in trouble, so that trying later may help.
    public boolean isServers() {
        return status >= 500;
    }

    /// What was wrong, a line each.
    public List<String> problems() {
        return problems;
    }
}

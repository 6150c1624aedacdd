package savepoint.grader.bridge;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import savepoint.grader.bridge.Interference.Fate;

/// Follows what one connection and its server say to each other: which statements are carried out, and what becomes of
/// them. One thread listens to each side.
final class Conversation implements Interference.Talk {
    private static final int LONGEST_SQL = 4_000;

    /// Names that a client may give its statements and portals before we forget the older ones.
    private static final int MOST_NAMES = 1_000;

    private final Journal journal;
    private final Interference interference;
    private final int number;
    private final int actor;
    private final Map<String, String> prepared = new HashMap<>();
    private final Map<String, String> portals = new HashMap<>();
    private final Set<String> executed = new HashSet<>();
    private final Deque<Statement> unanswered = new ArrayDeque<>();
    private boolean failing;
    private boolean deaf;
    private char status = 'I';
    private volatile int process;

    /// Whether the next message of the client begins something new.
    private boolean fresh = true;

    /// What becomes of a message of the server.
    enum Reply {
        PASS,
        DROP,
        REPLACE,
        CUT
    }

    /// @param actor by the program's word, or 0
    Conversation(Journal journal, Interference interference, int actor) {
        this.actor = actor;
        this.journal = journal;
        this.interference = interference;
        this.number = journal.connection();
    }

    /// Whether a client with this message begins to ask, having been answered before.
    boolean asks(Messages.Piece message) {
        return switch (message.type()) {
            case 'p', 'X' -> false; // a password, a farewell
            default -> fresh;
        };
    }

    /// Listens to a message of the client that is about to be passed on.
    Fate sent(Messages.Piece message) {
        var body = message.body();
        fresh =
                switch (message.type()) {
                    case 'S', 'Q', 'F' -> true;
                    case 'p' -> fresh;
                    default -> false;
                };
        switch (message.type()) {
            case 'P' -> note(prepared, text(body), text(body)); // Parse
            case 'B' -> bind(text(body), text(body));
            case 'C' -> forget(body.hasRemaining() ? body.get() : 0, text(body)); // Close
            case 'E' -> { // Execute; once more: it fetches what a portal has left
                var portal = text(body);
                if (executed.add(portal)) return statement(portals.getOrDefault(portal, ""));
            }
            case 'S' -> journal.roundTrip(); // Sync
            case 'Q' -> { // Query: statement and wait in one
                journal.roundTrip();
                return statement(shortened(text(body)));
            }
            case 'F' -> { // FunctionCall
                journal.roundTrip();
                return statement("(a function call)");
            }
            default -> {} // describes, carries data or says who it is
        }
        return Fate.PASS;
    }

    private void bind(String portal, String statement) {
        note(portals, portal, prepared.getOrDefault(statement, ""));
        executed.remove(portal);
    }

    private void forget(int kind, String name) {
        if (kind == 'S') prepared.remove(name);
        else portals.remove(name);
    }

    private static void note(Map<String, String> names, String name, String sql) {
        if (names.size() >= MOST_NAMES) names.clear();
        names.put(name, shortened(sql));
    }

    private synchronized Fate statement(String sql) {
        var statement = journal.statement(number, sql);
        unanswered.add(statement);
        var fate = interference.of(statement.number(), sql);
        switch (fate) {
            case PASS, CUT -> {}
            case FAIL -> failing = true;
            case CUT_UNANSWERED -> deaf = true;
        }
        return fate;
    }

    /// Listens to a message of the server that is about to be passed on.
    synchronized Reply answered(Messages.Piece message) {
        var body = message.body();
        boolean replace = false;
        switch (message.type()) {
            case 'C' -> answered(text(body)); // CommandComplete
            case 'I', 's' -> answered(""); // EmptyQueryResponse, PortalSuspended
            case 'E' -> { // ErrorResponse
                answered("error " + (failing ? Refusal.DISK_FULL : sqlState(body)));
                replace = failing;
                failing = false;
            }
            case 'K' ->
                    process =
                            body.remaining() < Integer.BYTES ? 0 : body.getInt(); // BackendKeyData
            case 'Z' -> { // ReadyForQuery
                interference.answered(this);
                status = body.hasRemaining() ? (char) body.get() : status;
                unanswered.clear();
                failing = false;
                if (deaf) return Reply.CUT;
            }
            default -> {} // rows and what describes them
        }
        if (deaf) return Reply.DROP;
        return replace ? Reply.REPLACE : Reply.PASS;
    }

    private void answered(String word) {
        var statement = unanswered.poll();
        if (statement != null) statement.answered(word);
    }

    /// Whether a transaction is under way.
    synchronized boolean inTransaction() {
        return status != 'I';
    }

    int number() {
        return number;
    }

    @Override
    public int actor() {
        return actor;
    }

    @Override
    public int process() {
        return process;
    }

    Interference interference() {
        return interference;
    }

    private static String sqlState(ByteBuffer body) {
        while (body.hasRemaining()) {
            byte field = body.get();
            var value = text(body);
            if (field == 'C') return value;
        }
        return "";
    }

    private static String shortened(String sql) {
        return sql.length() > LONGEST_SQL ? sql.substring(0, LONGEST_SQL) + "…" : sql;
    }

    /// Up to the next NUL, or as far as the message has come.
    private static String text(ByteBuffer body) {
        int begin = body.position();
        while (body.hasRemaining() && body.get() != 0) {}
        int end = body.position();
        if (end > begin && body.get(end - 1) == 0) end--;
        var bytes = new byte[end - begin];
        body.get(begin, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

package savepoint.server.content.markdown;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A language whose code is coloured: its words, and how its comments and strings look.
final class Language {
    private static final Language JAVA =
            new Language(
                    "//",
                    true,
                    """
                    abstract assert boolean break byte case catch char class const continue default do double else enum extends
                    final finally float for goto if implements import instanceof int interface long native new null package
                    permits private protected public record return sealed short static strictfp super switch synchronized this
                    throw throws transient true false try var void volatile when while yield
                    """);
    private static final Language SQL =
            new Language(
                    "--",
                    false,
                    """
                    add all alter analyze and any array as asc begin between bigint boolean by cascade case cast check column
                    commit constraint create cross current_date current_timestamp database date decimal default delete desc
                    distinct do double drop else end except exists explain false fetch first for foreign from full function
                    generated grant group having if ilike in index inner insert int integer interval intersect into is isolation
                    join key language lateral left level like limit lock materialized natural next no not nothing null nulls
                    numeric of offset on only or order outer over partition precision primary read recursive references release
                    replace returning returns revoke right rollback row rows savepoint schema select sequence serializable set
                    share skip smallint some table text then time timestamp timestamptz to transaction trigger true truncate
                    union unique update using values varchar view where window with without work write
                    """);
    private static final Language PYTHON =
            new Language(
                    "#",
                    true,
                    """
                    and as assert async await break class continue def del elif else except False finally for from global if
                    import in is lambda None nonlocal not or pass raise return True try while with yield
                    """);

    final String lineComment;
    private final boolean caseMatters;
    private final Set<String> keywords;

    private Language(String lineComment, boolean caseMatters, String keywords) {
        this.lineComment = lineComment;
        this.caseMatters = caseMatters;
        this.keywords = Set.of(keywords.strip().split("\\s+"));
    }

    static Optional<Language> named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "java", "jshell" -> Optional.of(JAVA);
            case "sql", "postgresql", "postgres", "psql", "pgsql", "plpgsql", "sqlite", "h2" ->
                    Optional.of(SQL);
            case "python", "python3", "py", "ipython3" -> Optional.of(PYTHON);
            default -> Optional.empty();
        };
    }

    boolean isKeyword(String word) {
        return keywords.contains(caseMatters ? word : word.toLowerCase(Locale.ROOT));
    }

    boolean hasBlockComments() {
        return this != PYTHON;
    }

    /// The mark that opens a string at this place, or an empty text.
    String stringMark(String code, int at) {
        char c = code.charAt(at);
        if (c != '"' && c != '\'') return "";
        var triple = String.valueOf(c).repeat(3);
        boolean text = this == PYTHON || (this == JAVA && c == '"');
        return text && code.startsWith(triple, at) ? triple : String.valueOf(c);
    }

    /// Whether a backslash takes the next character's meaning in a string.
    boolean escapesByBackslash() {
        return this != SQL;
    }
}

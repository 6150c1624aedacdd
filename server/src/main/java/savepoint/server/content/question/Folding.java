package savepoint.server.content.question;

/// Which differences of writing do not matter.
///
/// @param ignoreCase whether capitals are as good as small letters
/// @param spaces what becomes of spaces
public record Folding(boolean ignoreCase, Spaces spaces) {
    /// Ignores case, takes runs of spaces for one and none at the ends.
    public static final Folding USUAL = new Folding(true, Spaces.ONE);

    /// How spaces are compared.
    public enum Spaces implements savepoint.server.web.Coded {
        /// As they are.
        EXACT,
        /// Any run of them is one, and none stand at the ends.
        ONE,
        /// They do not matter at all.
        NONE
    }
}

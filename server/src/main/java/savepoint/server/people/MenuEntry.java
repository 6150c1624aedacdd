package savepoint.server.people;

import java.util.function.ToIntFunction;

/// An entry of a course's menu, shown to those it is open to: `below` is its address under the term's (`/problems`),
/// `waiting` counts what waits there for them.
public record MenuEntry(
        String text,
        String below,
        Access<? extends Viewer.Member> access,
        ToIntFunction<Term> waiting) {
    /// An entry where nothing waits.
    public MenuEntry(String text, String below, Access<? extends Viewer.Member> access) {
        this(text, below, access, _ -> 0);
    }
}

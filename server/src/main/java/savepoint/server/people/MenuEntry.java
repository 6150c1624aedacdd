package savepoint.server.people;

/// An entry of a course's menu, shown to those it is open to: `below` is its address under the term's (`/problems`).
public record MenuEntry(String text, String below, Access<? extends Viewer.Member> access) {}

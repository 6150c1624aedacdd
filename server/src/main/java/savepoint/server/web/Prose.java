package savepoint.server.web;

/// HTML made from an author's Markdown or notebook, already sanitised: the only text a page may show
/// unescaped. Its headings begin at `h2`, since every page has its own `h1`.
public record Prose(String html) {}

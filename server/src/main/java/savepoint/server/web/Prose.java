package savepoint.server.web;

/// HTML made from an author's Markdown or notebook, already sanitised: the only text a page may show
/// unescaped.
public record Prose(String html) {}

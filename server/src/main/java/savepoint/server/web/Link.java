package savepoint.server.web;

/// A link by its words and its address.
public record Link(String text, String href) {}

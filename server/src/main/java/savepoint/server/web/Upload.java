package savepoint.server.web;

/// A file that came with a form: `name` is what the browser called it, without folders, and is not to be trusted.
public record Upload(String name, byte[] bytes) {}

package savepoint.server.web;

/// A form the viewer may send: its address and the idempotency key it carries.
///
/// Pages hold null in its place where the viewer may not.
public record Post(String action, String key) {}

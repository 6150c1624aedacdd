package savepoint.server.web;

/// Answers one request. An exception that leaves it is our fault and becomes an error page with an incident.
@FunctionalInterface
public interface Handler {
    /// What is sent back.
    Reply handle(Request request);
}

package savepoint.server.web;

/// What a request may do: GET only reads, POST may change something and carries a CSRF token.
public enum Method {
    GET,
    POST
}

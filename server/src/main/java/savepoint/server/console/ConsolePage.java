package savepoint.server.console;

import savepoint.server.web.Link;

/// A console on a page of its own (`console/console.html`).
///
/// @param of what its rows belong to
public record ConsolePage(Link of, ConsolePanel panel) {}

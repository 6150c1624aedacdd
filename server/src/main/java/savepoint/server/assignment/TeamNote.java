package savepoint.server.assignment;

import savepoint.server.web.Link;

/// What an assignment's page says of the viewer's team: `invited` where an invitation waits for their answer.
public record TeamNote(String words, Link more, boolean invited) {}

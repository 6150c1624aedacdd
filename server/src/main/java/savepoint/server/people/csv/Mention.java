package savepoint.server.people.csv;

/// Whom a line of a roster speaks of, whatever else is to be made of it. Texts are empty where the line leaves them out.
public record Mention(String name, String email, String number, String login) {}

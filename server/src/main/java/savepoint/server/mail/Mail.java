package savepoint.server.mail;

import java.time.Instant;

/// A message to one person, in plain text.
///
/// @param key what it is: of mails with the same key only the first is sent
/// @param until when it is worth nothing any more
public record Mail(String key, String to, String subject, String text, Instant until) {
    public Mail {
        if (subject.chars().anyMatch(Character::isISOControl))
            throw new IllegalArgumentException("a subject is one line: " + subject);
    }
}

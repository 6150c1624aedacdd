package savepoint.server.assignment;

import java.util.Optional;
import java.util.regex.Pattern;
import savepoint.server.marking.Comments;
import savepoint.server.web.Post;
import savepoint.server.web.Request;

/// What was typed into a form that comments on a hand-in: `file` is empty for a comment on the whole.
record CommentForm(String file, String line, String text, String key) {
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,5}");

    CommentForm(Request request) {
        this(
                request.field("file"),
                request.field("line").strip(),
                text(request),
                request.field("idempotency-key"));
    }

    /// The text of a comment, with the line ends of Unix.
    static String text(Request request) {
        return request.field("text").strip().replace("\r\n", "\n");
    }

    /// Why a text is no comment.
    static Optional<String> problem(String text) {
        if (text.isEmpty()) return Optional.of("Write something first.");
        return text.length() > Comments.LONGEST
                ? Optional.of(
                        "The comment has %,d characters; %,d are taken."
                                .formatted(text.length(), Comments.LONGEST))
                : Optional.empty();
    }

    /// Why it is not taken; `lines` is how many the file has, 0 where there is no such file.
    Optional<String> problem(int lines) {
        if (!Post.isKey(key))
            return Optional.of("The form came without its key; send it once more.");
        if (!isWhole() && lines == 0) return Optional.of("There is no file of that name.");
        if (!isWhole() && (!NUMBER.matcher(line).matches() || Integer.parseInt(line) > lines))
            return Optional.of("Lines go from 1 to %d.".formatted(lines));
        return problem(text);
    }

    boolean isWhole() {
        return file.isEmpty();
    }

    /// Its name among the forms of the page.
    String name() {
        return isWhole() ? "whole" : "file " + file;
    }

    Comments.Place place(long submission) {
        return isWhole()
                ? new Comments.Place.Whole(submission)
                : new Comments.Place.Line(submission, file, Integer.parseInt(line));
    }
}

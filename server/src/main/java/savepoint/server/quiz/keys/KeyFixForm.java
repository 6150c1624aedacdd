package savepoint.server.quiz.keys;

import java.util.Optional;
import savepoint.server.content.question.Bank;
import savepoint.server.content.question.Instance;
import savepoint.server.content.question.Key;
import savepoint.server.web.Post;
import savepoint.server.web.Request;

/// How a key is to be mended, as its form says; in the address while one looks, in the body when it is applied.
///
/// @param way empty before one was chosen
record KeyFixForm(String way, String answer, boolean neverLower, String reason, String key) {
    private static final int LONGEST = 300;

    static KeyFixForm looking(Request request) {
        boolean first = request.query("way").isEmpty();
        return new KeyFixForm(
                request.query("way"),
                request.query("answer").strip(),
                first || request.query("never-lower").equals("on"),
                "",
                "");
    }

    static KeyFixForm applying(Request request) {
        return new KeyFixForm(
                request.field("way"),
                request.field("answer").strip(),
                request.field("never-lower").equals("on"),
                request.field("reason").strip(),
                request.field("idempotency-key"));
    }

    /// The mending that was chosen; empty before one was, or where it makes no sense for this question.
    Optional<Mending> mending(Instance question, Optional<Bank.Entry> now) {
        return switch (way) {
            case "key" -> Optional.of(new Mending.AsNow(now));
            case "full" -> Optional.of(new Mending.Full());
            case "drop" -> Optional.of(new Mending.Drop());
            case "accept" ->
                    Mending.takesAnswers(question.key()) && isAnswer(question)
                            ? Optional.of(new Mending.Accept(answer))
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    private boolean isAnswer(Instance question) {
        if (answer.isEmpty() || answer.length() > LONGEST) return false;
        return !(question.key() instanceof Key.Numbers) || Mending.number(answer).isPresent();
    }

    /// What is wrong with the choice; empty where nothing was chosen yet.
    Optional<String> problem(Instance question) {
        if (!way.equals("accept")) return Optional.empty();
        if (!Mending.takesAnswers(question.key()))
            return Optional.of("An answer can be added to questions with words or numbers only.");
        return isAnswer(question)
                ? Optional.empty()
                : Optional.of(
                        question.key() instanceof Key.Numbers
                                ? "Give the answer that is right, too, as a plain number in the first unit."
                                : "Give the answer that is right, too, in at most %d characters."
                                        .formatted(LONGEST));
    }

    /// What is wrong with the form that applies it.
    Optional<String> refusal(Instance question) {
        if (problem(question).isPresent()) return problem(question);
        if (reason.isEmpty()) return Optional.of("Say why: students whose points change read it.");
        if (reason.length() > LONGEST)
            return Optional.of(
                    "The reason has %d characters; %d are taken."
                            .formatted(reason.length(), LONGEST));
        return Post.isKey(key)
                ? Optional.empty()
                : Optional.of("The form came without its key; send it once more.");
    }

    /// The same for the same form sent twice.
    String exactKey(String question) {
        return Post.exactKey(key, question, way, answer, Boolean.toString(neverLower), reason);
    }
}

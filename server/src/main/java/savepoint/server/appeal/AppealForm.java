package savepoint.server.appeal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import savepoint.server.db.Refs;
import savepoint.server.web.Figures;
import savepoint.server.web.Post;
import savepoint.server.web.Request;

/// What the forms of an appeal bring: words, and for an answer the decision.
///
/// @param typedPoints as typed, for the form that comes back
/// @param points empty unless they are to be granted
record AppealForm(
        String body,
        String typedPoints,
        Optional<BigDecimal> points,
        String key,
        List<String> problems) {
    static final int LONGEST = 4000;

    /// Words alone: an appeal, or something added to it.
    static AppealForm words(Request request, String field, String missing) {
        var body = request.field(field).strip();
        return new AppealForm(
                body, "", Optional.empty(), key(request, body), problems(body, missing));
    }

    /// The answer to an appeal of this subject.
    static AppealForm answer(Request request, Optional<AppealSubject> subject) {
        var reason = request.field("reason").strip();
        var typed = request.field("points").strip();
        var problems =
                new ArrayList<>(problems(reason, "say why, so that the student need not guess"));
        Optional<BigDecimal> points = Optional.empty();
        switch (request.field("decision")) {
            case "granted" -> points = points(typed, subject, problems);
            case "declined" -> {}
            default -> problems.add("choose whether to grant or to decline it");
        }
        return new AppealForm(reason, typed, points, key(request, reason, typed), problems);
    }

    private static Optional<BigDecimal> points(
            String typed, Optional<AppealSubject> subject, List<String> problems) {
        if (subject.isEmpty()) {
            problems.add("what it is about is gone, so that no points can be given for it");
            return Optional.empty();
        }
        var now = subject.get().points();
        var possible = subject.get().possible();
        if (typed.matches("\\d{1,6}([.,]\\d{1,2})?")) {
            var points = new BigDecimal(typed.replace(',', '.'));
            if (points.compareTo(now) > 0 && points.compareTo(possible) <= 0)
                return Optional.of(points);
        }
        problems.add(
                now.compareTo(possible) < 0
                        ? "give points above %s and up to %s"
                                .formatted(Figures.plain(now), Figures.plain(possible))
                        : "all %s points are given already".formatted(Figures.plain(possible)));
        return Optional.empty();
    }

    /// The key of an appeal of this subject, so that one form's key serves no other.
    String key(AppealSubject subject) {
        return subject.kind() + " " + subject.ref() + " " + key;
    }

    private static List<String> problems(String body, String missing) {
        if (body.isEmpty()) return List.of(missing);
        return body.length() > LONGEST
                ? List.of(
                        "it has %,d characters; at most %,d are taken"
                                .formatted(body.length(), LONGEST))
                : List.of();
    }

    /// A form that came without a key is taken as sent once.
    private static String key(Request request, String... said) {
        var key = request.field("idempotency-key");
        return Post.exactKey(Post.isKey(key) ? key : Refs.random(), said);
    }
}

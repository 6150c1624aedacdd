package savepoint.server.quiz.start;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import savepoint.server.content.question.Quiz;
import savepoint.server.quiz.attempt.Tries;
import savepoint.server.web.Figures;

/// A quiz's rules in words, for one student.
///
/// @param factor by which their time is longer
/// @param left how many attempts they have left; empty where there is no limit, or nothing to start
record Rules(Quiz quiz, BigDecimal factor, Optional<Integer> left) {
    List<StartPage.Rule> all() {
        var rules = new ArrayList<StartPage.Rule>();
        rules.add(new StartPage.Rule("Time", time()));
        rules.add(new StartPage.Rule("Attempts", attempts()));
        rules.add(new StartPage.Rule("Questions", questions()));
        if (quiz.tries().size() > 1) rules.add(new StartPage.Rule("Tries", tries()));
        rules.add(
                new StartPage.Rule(
                        "Your answers",
                        "Saved as you give them. When the time is up, what is saved is handed in by itself."));
        return rules;
    }

    private String time() {
        if (quiz.limit().isEmpty()) return "As long as the quiz is open.";
        var usual = BigDecimal.valueOf(quiz.limit().get().toMinutes());
        var own =
                factor.compareTo(BigDecimal.ONE) == 0
                        ? minutes(usual)
                        : "%s for you (%s × %s)"
                                .formatted(
                                        minutes(usual.multiply(factor)),
                                        minutes(usual),
                                        Figures.plain(factor));
        return own + ", from when you start. The clock runs on when you close the page.";
    }

    private static String minutes(BigDecimal minutes) {
        return Figures.plain(minutes)
                + (minutes.compareTo(BigDecimal.ONE) == 0 ? " minute" : " minutes");
    }

    private String attempts() {
        if (quiz.attempts().isEmpty()) return "As many as you like. " + counting();
        int allowed = quiz.attempts().get();
        var rest = left.map(many -> ", " + many + " left").orElse("");
        return allowed == 1 ? "One." : allowed + rest + ". " + counting();
    }

    private String counting() {
        return switch (quiz.counting()) {
            case BEST -> "The best one counts.";
            case LAST -> "The last one counts.";
            case AVERAGE -> "Their average counts.";
        };
    }

    private String tries() {
        return ("You may check an answer before the end, and try again for less: a question has %d tries,"
                        + " worth %s of its points. The best one counts. What stands there at the end is a try, too.")
                .formatted(quiz.tries().size(), Tries.list(quiz.tries()));
    }

    private String questions() {
        int many = quiz.parts().stream().mapToInt(part -> part.source().count()).sum();
        return switch (quiz.navigation()) {
            case FREE -> many + " on one page, in any order.";
            case FORWARD ->
                    many + ", one after the other. You cannot go back to one that you have left.";
        };
    }
}

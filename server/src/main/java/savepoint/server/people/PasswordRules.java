package savepoint.server.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a password has to be. It counts how long it is, not which signs are in it.
public final class PasswordRules {
    /// The fewest characters.
    public static final int SHORTEST = 10;

    private static final int LONGEST = 1000;
    private static final int FEWEST_DIFFERENT = 5;
    private static final int SHORTEST_NAME = 4;

    private PasswordRules() {}

    /// What is wrong with a password for somebody; nothing where it is empty.
    ///
    /// @param again the same, typed a second time
    public static List<String> problems(String password, String again, Person person) {
        var problems = new ArrayList<String>();
        if (password.length() < SHORTEST)
            problems.add("a password has at least %d characters".formatted(SHORTEST));
        if (password.length() > LONGEST)
            problems.add("a password has at most %,d characters".formatted(LONGEST));
        if (password.chars().distinct().count() < Math.min(FEWEST_DIFFERENT, password.length()))
            problems.add("it repeats the same few characters");
        if (holds(password, person.email().replaceFirst("@.*", ""))
                || holds(password, person.name()))
            problems.add("it holds your name, which others would try first");
        if (!password.equals(again)) problems.add("the two were not the same");
        return problems;
    }

    private static boolean holds(String password, String name) {
        return name.length() >= SHORTEST_NAME
                && password.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
    }
}

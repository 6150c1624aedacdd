package savepoint.server.people.csv;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import savepoint.server.people.Role;

/// Words that other systems use for what we call otherwise.
public final class RosterWords {
    private static final Map<Role, Set<String>> ROLES =
            Map.of(
                    Role.STUDENT,
                    Set.of("student", "students", "learner", "studentenrollment", "participant"),
                    Role.ASSISTANT,
                    Set.of(
                            "assistant",
                            "ta",
                            "teachingassistant",
                            "taenrollment",
                            "noneditingteacher",
                            "tutor",
                            "grader"),
                    Role.INSTRUCTOR,
                    Set.of(
                            "instructor",
                            "teacher",
                            "editingteacher",
                            "teacherenrollment",
                            "lecturer",
                            "professor",
                            "faculty",
                            "primaryinstructor"));
    private static final Set<String> IN =
            Set.of(
                    "in",
                    "active",
                    "enrolled",
                    "registered",
                    "current",
                    "accepted",
                    // Banner: registered, web registered, audit
                    "re",
                    "rw",
                    "au",
                    "webregistered");
    private static final Set<String> OUT =
            Set.of(
                    "dropped",
                    "drop",
                    "withdrawn",
                    "withdrew",
                    "inactive",
                    "suspended",
                    "deleted",
                    // Banner: drop/delete, web drop, withdrawn
                    "dd",
                    "dw",
                    "wd",
                    "w",
                    "webdrop");
    private static final Pattern FACTOR = Pattern.compile("\\d{1,3}([.,]\\d{1,3})?");
    private static final BigDecimal MOST = BigDecimal.TEN;

    private RosterWords() {}

    /// A role; of several, such as Moodle lists, the one that may most. Empty where one of them is none of ours.
    static Optional<Role> role(String typed) {
        Optional<Role> most = Optional.empty();
        for (var word : typed.split("[,;/]")) {
            var role = one(Column.normal(word));
            if (role.isEmpty()) return Optional.empty();
            if (most.isEmpty() || role.get().compareTo(most.get()) > 0) most = role;
        }
        return most;
    }

    private static Optional<Role> one(String word) {
        return List.of(Role.values()).stream()
                .filter(role -> ROLES.get(role).contains(word))
                .findFirst();
    }

    /// `1.5`, `1,5` or `150 %`, to two decimals; empty for anything below 1 or above 10.
    public static Optional<BigDecimal> timeFactor(String typed) {
        var text = typed.replace(" ", "");
        boolean percent = text.endsWith("%");
        var number = percent ? text.substring(0, text.length() - 1) : text;
        if (!FACTOR.matcher(number).matches()) return Optional.empty();
        var value = new BigDecimal(number.replace(',', '.'));
        var factor = (percent ? value.movePointLeft(2) : value).setScale(2, RoundingMode.HALF_UP);
        return factor.compareTo(BigDecimal.ONE) >= 0 && factor.compareTo(MOST) <= 0
                ? Optional.of(factor)
                : Optional.empty();
    }

    /// Whether it says that somebody is no longer in the course.
    static Optional<Boolean> dropped(String typed) {
        var word = Column.normal(typed);
        if (IN.contains(word)) return Optional.of(false);
        return OUT.contains(word) ? Optional.of(true) : Optional.empty();
    }
}

package savepoint.server.people.roster;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import savepoint.server.people.Role;
import savepoint.server.people.csv.Names;
import savepoint.server.people.csv.RosterWords;
import savepoint.server.web.Request;

/// Somebody as a form brings them.
///
/// @param typed the form as it was filled in
/// @param facts null where something is wrong
record MemberForm(MemberPage.Form typed, Facts facts, List<String> problems) {
    static final int LONGEST_NAME = 200;
    static final int LONGEST_WORD = 100;

    /// Of somebody who is in the term, since the form does not ask for that.
    static MemberForm parse(Request request) {
        var problems = new ArrayList<String>();
        var name = Names.clean(request.field("name"));
        var email = Names.clean(request.field("email"));
        var role = role(request.field("role"));
        var factor = RosterWords.timeFactor(request.field("time-factor").strip());
        var groups = groups(request.field("groups"));
        if (name.isEmpty()) problems.add("give a name");
        if (name.length() > LONGEST_NAME)
            problems.add("a name has at most %d characters".formatted(LONGEST_NAME));
        if (!Names.isAddress(email)) problems.add("give an e-mail address");
        if (role == null) problems.add("choose a role");
        if (factor.isEmpty()) problems.add("a time factor lies between 1 and 10");
        for (var word : List.of("section", "number", "login"))
            if (request.field(word).length() > LONGEST_WORD)
                problems.add("a %s has at most %d characters".formatted(word, LONGEST_WORD));
        if (groups.stream().anyMatch(group -> group.length() > LONGEST_WORD))
            problems.add("a group’s name has at most %d characters".formatted(LONGEST_WORD));
        var typed =
                new MemberPage.Form(
                        request.field("name"),
                        request.field("email"),
                        request.field("role"),
                        request.field("section"),
                        request.field("groups"),
                        request.field("number"),
                        request.field("login"),
                        request.field("time-factor"));
        if (!problems.isEmpty()) return new MemberForm(typed, null, List.copyOf(problems));
        var facts =
                new Facts(
                        name,
                        email,
                        role,
                        orNone(request.field("section")),
                        groups,
                        orNone(request.field("number")),
                        orNone(request.field("login")),
                        factor.orElse(BigDecimal.ONE),
                        false);
        return new MemberForm(typed, facts, List.of());
    }

    static MemberPage.Form of(Facts facts) {
        return new MemberPage.Form(
                facts.name(),
                facts.email(),
                facts.role().code(),
                orEmpty(facts.section()),
                String.join(", ", facts.groups()),
                orEmpty(facts.number()),
                orEmpty(facts.login()),
                Facts.plain(facts.timeFactor()));
    }

    static MemberPage.Form empty() {
        return new MemberPage.Form("", "", Role.STUDENT.code(), "", "", "", "", "1");
    }

    private static Role role(String code) {
        return Arrays.stream(Role.values())
                .filter(role -> role.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    static List<String> groups(String typed) {
        return Arrays.stream(typed.split("[,;|]"))
                .map(Names::clean)
                .filter(group -> !group.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    private static String orNone(String typed) {
        var text = Names.clean(typed);
        return text.isEmpty() ? null : text;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}

package savepoint.server.people.roster;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import savepoint.server.people.Accounts;
import savepoint.server.people.csv.Mention;

/// The people of a term by what a line of a roster knows them by. Numbers and addresses are one person's each; logins and
/// names may be several people's.
record MemberIndex(
        Map<String, RosterMember> byNumber,
        Map<String, RosterMember> byEmail,
        Map<String, List<RosterMember>> byLogin,
        Map<String, List<RosterMember>> byName) {
    static MemberIndex of(List<RosterMember> members) {
        return new MemberIndex(
                single(members, RosterMember::number),
                single(members, one -> Accounts.normal(one.email())),
                groups(members, one -> lower(one.login())),
                groups(members, one -> lower(one.name())));
    }

    private static Map<String, RosterMember> single(
            List<RosterMember> members, Function<RosterMember, String> key) {
        return members.stream()
                .filter(one -> key.apply(one) != null)
                .collect(Collectors.toMap(key, Function.identity(), (first, _) -> first));
    }

    private static Map<String, List<RosterMember>> groups(
            List<RosterMember> members, Function<RosterMember, String> key) {
        return members.stream()
                .filter(one -> key.apply(one) != null)
                .collect(Collectors.groupingBy(key));
    }

    private static String lower(String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    Optional<RosterMember> numbered(String number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    Optional<RosterMember> addressed(String email) {
        return Optional.ofNullable(byEmail.get(Accounts.normal(email)));
    }

    List<RosterMember> withLogin(String login) {
        return byLogin.getOrDefault(lower(login), List.of());
    }

    List<RosterMember> named(String name) {
        return byName.getOrDefault(lower(name), List.of());
    }

    /// Everybody whom a line may mean.
    Stream<RosterMember> meant(Mention one) {
        return Stream.of(
                        numbered(one.number()).stream(),
                        addressed(one.email()).stream(),
                        withLogin(one.login()).stream(),
                        named(one.name()).stream())
                .flatMap(Function.identity());
    }
}

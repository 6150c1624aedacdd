package savepoint.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import savepoint.server.api.Program;
import savepoint.server.api.Scope;
import savepoint.server.web.Method;
import savepoint.server.web.Route;

/// Every route as everybody, in a browser or by a token: who is let in is what the route declares, and nothing changes
/// without a form of ours or a token that may.
class EveryRouteTest {
    /// Those to whom nothing of the term exists, or exists any more.
    private static final Set<Somebody> STRANGERS =
            Set.of(
                    Somebody.DROPPED_STUDENT,
                    Somebody.REMOVED_ASSISTANT,
                    Somebody.INSTRUCTOR_OF_ANOTHER_COURSE);

    private static final Set<Somebody> STUDENTS =
            Set.of(Somebody.STUDENT, Somebody.OTHER_STUDENT, Somebody.PEER_REVIEWER);

    private static final Predicate<Route> BROWSERS = route -> route.audience().isBrowsers();
    private static final Predicate<Route> FORMS =
            BROWSERS.and(route -> route.method() == Method.POST);
    private static final Predicate<Route> PROGRAMS = BROWSERS.negate();

    private static final Map<String, String> tokens = new HashMap<>();
    private static final Map<Somebody, Browser> browsers = new EnumMap<>(Somebody.class);
    private static TestPlatform platform;
    private static Samples samples;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start(TestPeople.ABSENT_SCHOOL);
        samples = Samples.in(platform);
    }

    @AfterAll
    static void stop() {
        forget();
        platform.close();
    }

    /// The one that went to the routes before, too.
    private static Browser browser(Somebody somebody) {
        return browsers.computeIfAbsent(somebody, platform::browser);
    }

    /// A form that was taken may have ended anybody's session.
    private static void forget() {
        browsers.values().forEach(Browser::close);
        browsers.clear();
    }

    /// What a route does with somebody.
    private enum Outcome {
        LET_IN,
        SENT_TO_SIGN_IN,
        DENIED,
        MISSING,
        ASKED_FOR_A_TOKEN
    }

    @TestFactory
    Stream<DynamicTest> every_route_lets_in_whom_it_declares() {
        return everybodyAt(
                BROWSERS,
                (route, somebody) -> {
                    var isForm = route.method() == Method.POST;
                    var answer =
                            isForm
                                    ? browser(somebody).post(address(route), Map.of())
                                    : browser(somebody).get(address(route));
                    if (isForm && answer.status() < 400) forget();
                    assertEquals(
                            expected(route, somebody),
                            outcome(route, answer),
                            () -> answer.status() + " " + answer.body());
                });
    }

    @TestFactory
    Stream<DynamicTest> no_form_is_taken_without_its_token() {
        return everybodyAt(
                FORMS,
                (route, somebody) -> {
                    var answer = browser(somebody).postWithoutToken(address(route), Map.of());
                    assertEquals(403, answer.status());
                });
    }

    @TestFactory
    Stream<DynamicTest> a_program_gets_what_its_owner_would_get() {
        return everybodyAt(
                PROGRAMS,
                (route, somebody) -> {
                    var answer = ask(route, bearer(somebody, Scope.HAND_IN));
                    assertEquals(
                            expected(route, somebody),
                            outcome(route, answer),
                            () -> answer.status() + " " + answer.body());
                });
    }

    @TestFactory
    Stream<DynamicTest> a_program_that_may_only_read_changes_nothing() {
        return everybodyAt(
                PROGRAMS,
                (route, somebody) -> {
                    if (somebody == Somebody.VISITOR) return;
                    var answer = ask(route, bearer(somebody, Scope.READ));
                    assertEquals(
                            route.method() == Method.POST
                                    ? Outcome.DENIED
                                    : expected(route, somebody),
                            outcome(route, answer),
                            () -> answer.status() + " " + answer.body());
                });
    }

    @TestFactory
    Stream<DynamicTest> a_program_does_not_get_in_by_a_browser_that_is_signed_in() {
        return everybodyAt(
                PROGRAMS,
                (route, somebody) -> {
                    var address = address(route);
                    var answer =
                            route.method() == Method.GET
                                    ? browser(somebody).get(address)
                                    : browser(somebody).post(address, Map.of());
                    assertEquals(Outcome.ASKED_FOR_A_TOKEN, outcome(route, answer));
                });
    }

    /// Sends nothing but what its sender is known by; nothing of that for a visitor.
    private static Browser.Answer ask(Route route, Optional<String> bearer) {
        var visitor = browser(Somebody.VISITOR);
        var request = visitor.request(address(route));
        bearer.ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return visitor.send(
                route.method() == Method.GET
                        ? request.GET().build()
                        : request.POST(BodyPublishers.noBody()).build());
    }

    private static Optional<String> bearer(Somebody somebody, Scope scope) {
        return somebody == Somebody.VISITOR
                ? Optional.empty()
                : Optional.of(
                        tokens.computeIfAbsent(
                                somebody + " " + scope,
                                _ -> Program.token(platform, somebody, scope)));
    }

    private interface Trial {
        void as(Route route, Somebody somebody);
    }

    private static Stream<DynamicTest> everybodyAt(Predicate<Route> which, Trial trial) {
        return platform.platform().routes().stream()
                .filter(which)
                .flatMap(route ->
                        Arrays.stream(Somebody.values())
                                .map(somebody ->
                                        DynamicTest.dynamicTest(
                                                route.method()
                                                        + " "
                                                        + route.path()
                                                        + " as "
                                                        + somebody,
                                                () -> trial.as(route, somebody))));
    }

    private static String address(Route route) {
        var address = route.path();
        for (var name : route.parameters()) {
            var value =
                    samples.value(name)
                            .orElseGet(() ->
                                    fail(
                                            route.path()
                                                    + ": Samples has no value for {"
                                                    + name
                                                    + "} yet"));
            address = address.replace("{" + name + "}", value).replace("<" + name + ">", value);
        }
        return address;
    }

    private static Outcome expected(Route route, Somebody somebody) {
        // Of a program's route the last word: `API read MEMBER`.
        var access = route.audience().name().replaceFirst(".* ", "");
        if (access.equals("EVERYONE")) return Outcome.LET_IN;
        if (somebody == Somebody.VISITOR)
            return route.audience().isBrowsers()
                    ? Outcome.SENT_TO_SIGN_IN
                    : Outcome.ASKED_FOR_A_TOKEN;
        if (access.equals("PERSON")) return Outcome.LET_IN;
        if (access.equals("ADMIN"))
            return somebody == Somebody.ADMINISTRATOR ? Outcome.LET_IN : Outcome.MISSING;
        if (STRANGERS.contains(somebody)) return Outcome.MISSING;
        var isStudents = access.equals("MEMBER") || access.equals("STUDENT");
        if (isStudents
                && STUDENTS.contains(somebody)
                && route.parameters().stream().anyMatch(name -> samples.isOthers(name, somebody)))
            return Outcome.MISSING;
        if (access.equals("MEMBER")) return Outcome.LET_IN;
        var admitted =
                switch (access) {
                    case "STUDENT" -> STUDENTS;
                    case "STAFF" ->
                            Set.of(Somebody.ASSISTANT, Somebody.INSTRUCTOR, Somebody.ADMINISTRATOR);
                    case "INSTRUCTOR" -> Set.of(Somebody.INSTRUCTOR, Somebody.ADMINISTRATOR);
                    default -> throw new IllegalStateException("unknown access " + access);
                };
        return admitted.contains(somebody) ? Outcome.LET_IN : Outcome.DENIED;
    }

    private static Outcome outcome(Route route, Browser.Answer answer) {
        assertTrue(answer.status() < 500, () -> answer.status() + ": " + answer.body());
        if (answer.status() == 401) return Outcome.ASKED_FOR_A_TOKEN;
        if (answer.status() == 403) return Outcome.DENIED;
        if (answer.status() == 404) return Outcome.MISSING;
        // From the first page no way back is needed; signing out leads there as well, but by a
        // form.
        if (answer.location().startsWith("/sign-in?")
                || (route.method() == Method.GET && answer.location().equals("/sign-in"))) {
            return Outcome.SENT_TO_SIGN_IN;
        }
        return Outcome.LET_IN;
    }
}

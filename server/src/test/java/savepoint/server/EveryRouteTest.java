package savepoint.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import savepoint.server.web.Method;
import savepoint.server.web.Route;

/// Every route as everybody: who is let in is what the route declares, and nothing changes without a form of ours.
class EveryRouteTest {
    /// Those to whom nothing of the term exists, or exists any more.
    private static final Set<Somebody> STRANGERS =
            Set.of(
                    Somebody.DROPPED_STUDENT,
                    Somebody.REMOVED_ASSISTANT,
                    Somebody.INSTRUCTOR_OF_ANOTHER_COURSE);

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
        return everybodyEverywhere((route, somebody) -> {
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
        return everybodyEverywhere((route, somebody) -> {
            if (route.method() == Method.GET || !route.audience().isBrowsers()) return;
            var answer = browser(somebody).postWithoutToken(address(route), Map.of());
            assertEquals(403, answer.status());
        });
    }

    private interface Trial {
        void as(Route route, Somebody somebody);
    }

    private static Stream<DynamicTest> everybodyEverywhere(Trial trial) {
        return platform.platform().routes().stream()
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
        var access = route.audience().name();
        if (!route.audience().isBrowsers()) return Outcome.ASKED_FOR_A_TOKEN;
        if (access.equals("EVERYONE")) return Outcome.LET_IN;
        if (somebody == Somebody.VISITOR) return Outcome.SENT_TO_SIGN_IN;
        if (access.equals("PERSON")) return Outcome.LET_IN;
        if (access.equals("ADMIN"))
            return somebody == Somebody.ADMINISTRATOR ? Outcome.LET_IN : Outcome.MISSING;
        if (STRANGERS.contains(somebody)) return Outcome.MISSING;
        var isPrivate = route.parameters().stream().anyMatch(samples::isPrivate);
        var isStudents = access.equals("MEMBER") || access.equals("STUDENT");
        if (isStudents && isPrivate && somebody == Somebody.OTHER_STUDENT) return Outcome.MISSING;
        if (access.equals("MEMBER")) return Outcome.LET_IN;
        var admitted =
                switch (access) {
                    case "STUDENT" -> Set.of(Somebody.STUDENT, Somebody.OTHER_STUDENT);
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

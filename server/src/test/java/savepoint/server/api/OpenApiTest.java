package savepoint.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import savepoint.server.TestPlatform;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The description of the API against the API.
class OpenApiTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    @Test
    void every_route_is_described_and_nothing_else() {
        try (var platform = TestPlatform.start();
                var browser = platform.browser()) {
            var answer = browser.get("/api/v1/openapi.json");
            assertEquals(200, answer.status());
            var document = JsonMapper.shared().readTree(answer.body());
            var described = new TreeSet<String>();
            document.path("paths")
                    .properties()
                    .forEach(path ->
                            path.getValue()
                                    .propertyStream()
                                    .filter(entry -> METHODS.contains(entry.getKey()))
                                    .forEach(entry ->
                                            described.add(entry.getKey() + " " + path.getKey())));
            var routes = new TreeSet<String>();
            platform.platform().routes().stream()
                    .filter(route -> route.path().startsWith("/api/"))
                    .forEach(route ->
                            routes.add(
                                    route.method().name().toLowerCase(Locale.ROOT)
                                            + " "
                                            + route.path()));
            assertEquals(routes, described);
        }
    }

    @Test
    void every_reference_leads_somewhere() {
        var document = OpenApi.read().document();
        assertEquals("3.1.0", document.path("openapi").asString());
        var dangling = new ArrayList<String>();
        references(document)
                .forEach(reference -> {
                    if (document.at(reference.substring(1)).isMissingNode())
                        dangling.add(reference);
                });
        assertEquals(List.of(), dangling);
        assertTrue(references(document).size() > 20);
    }

    private static List<String> references(JsonNode node) {
        var found = new ArrayList<String>();
        node.findValues("$ref").forEach(value -> found.add(value.asString()));
        return found;
    }
}

package savepoint.server.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The description of the API, as programs read it.
record OpenApi(JsonNode document) {
    static OpenApi read() {
        try (var file = OpenApi.class.getResourceAsStream("/api/openapi.json")) {
            return new OpenApi(JsonMapper.shared().readTree(file));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}

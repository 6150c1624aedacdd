package savepoint.server.api.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// One hand-in from a terminal: finds the term, hands in, follows the grading, and returns what came of it.
public final class HandIn {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /// So many pauses a server may be away.
    private static final int PATIENCE = 90;

    private final ApiClient api;

    /// Hands in by this client.
    public HandIn(ApiClient api) {
        this.api = api;
    }

    /// The address of the term in the API; without `course` and `term` there must be only one.
    public String term(Optional<String> course, Optional<String> term)
            throws IOException, InterruptedException, Problem {
        var found = new ArrayList<JsonNode>();
        for (var one : api.get("/api/v1/terms").path("terms")) {
            if (course.filter(name -> !name.equals(one.path("course").asString())).isEmpty()
                    && term.filter(name -> !name.equals(one.path("term").asString())).isEmpty())
                found.add(one);
        }
        if (found.isEmpty()) throw new Problem("you are in no such course and term");
        if (found.size() > 1)
            throw new Problem(
                    "you are in several terms; choose one with --course and --term: "
                            + String.join(", ", names(found)));
        return "/api/v1/terms/%s/%s"
                .formatted(
                        found.getFirst().path("course").asString(),
                        found.getFirst().path("term").asString());
    }

    private static List<String> names(List<JsonNode> terms) {
        return terms.stream()
                .map(one -> one.path("course").asString() + " " + one.path("term").asString())
                .toList();
    }

    /// Hands in, and returns the receipt.
    public JsonNode take(String term, String assignment, Map<String, byte[]> files)
            throws IOException, InterruptedException, Problem {
        return api.handIn(term + "/assignments/" + assignment + "/submissions", files);
    }

    /// Waits for the verdict, telling `progress` each step, and returns the hand-in with it.
    public JsonNode await(JsonNode receipt, Consumer<JsonNode> progress)
            throws IOException, InterruptedException, Problem {
        int failures = 0;
        while (true) {
            try {
                api.follow(receipt.path("events").asString(), progress);
                var seen = api.get(receipt.path("href").asString());
                if (!seen.path("verdict").isNull()) return seen;
                failures = 0;
            } catch (IOException | UncheckedIOException _) {
                // Streams break off when a server restarts, and what stands before it may answer
                // for a while.
                if (++failures > PATIENCE) throw lost(receipt);
            } catch (Problem problem) {
                if (!problem.isServers() || ++failures > PATIENCE) throw problem;
            }
            Thread.sleep(PAUSE);
        }
    }

    private static IOException lost(JsonNode receipt) {
        return new IOException(
                "the hand-in was taken, and its verdict will stand at "
                        + receipt.path("page").asString());
    }
}

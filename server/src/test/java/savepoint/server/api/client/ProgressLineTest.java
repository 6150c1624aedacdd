package savepoint.server.api.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// What a terminal shows of a grading.
class ProgressLineTest {
    private static String words(String json) {
        return ProgressLine.words(JsonMapper.shared().readTree(json));
    }

    @Test
    void it_says_the_place_in_the_queue_then_each_check() {
        assertEquals("Waiting: number 3 in line", words("{\"state\":\"waiting\",\"place\":3}"));
        assertEquals("Waiting: next in line", words("{\"state\":\"waiting\",\"place\":1}"));
        assertEquals("Compiling …", words("{\"state\":\"compiling\"}"));
        assertEquals(
                "Checking 3 of 4 · ✓✗ · moves-money",
                words(
                        """
                        {"state": "checking", "steps": [
                          {"name": "compiles", "outcome": "passed"},
                          {"name": "style", "outcome": "failed"},
                          {"name": "moves-money", "outcome": "running"},
                          {"name": "refuses-overdraft", "outcome": "waiting"}]}
                        """));
    }

    @Test
    void each_event_takes_the_place_of_the_last_and_the_end_takes_it_away() {
        var terminal = new StringWriter();
        var line = new ProgressLine(new PrintWriter(terminal));
        line.show(JsonMapper.shared().readTree("{\"state\":\"compiling\"}"));
        line.show(JsonMapper.shared().readTree("{\"state\":\"done\"}"));
        line.clear();
        assertEquals(3, terminal.toString().split("\r", -1).length - 1);
        assertTrue(terminal.toString().endsWith("\r\033[K"));
    }
}

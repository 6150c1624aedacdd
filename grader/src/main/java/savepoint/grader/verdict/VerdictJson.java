package savepoint.grader.verdict;

import tools.jackson.databind.json.JsonMapper;

/// Verdicts and progress as JSON text, one shape for the database, the queue and the browser.
public final class VerdictJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private VerdictJson() {}

    public static String write(Object report) {
        return MAPPER.writeValueAsString(report);
    }

    public static GradingReport readReport(String json) {
        return MAPPER.readValue(json, GradingReport.class);
    }

    public static ConsoleAnswer readAnswer(String json) {
        return MAPPER.readValue(json, ConsoleAnswer.class);
    }

    public static Progress readProgress(String json) {
        return MAPPER.readValue(json, Progress.class);
    }
}

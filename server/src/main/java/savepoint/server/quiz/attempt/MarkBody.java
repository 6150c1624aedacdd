package savepoint.server.quiz.attempt;

import java.math.BigDecimal;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// What whoever marked an answer by hand said: points by criterion, and words for the student.
public record MarkBody(Map<String, BigDecimal> criteria, String note) {
    public MarkBody {
        criteria = criteria == null ? Map.of() : Map.copyOf(criteria);
        note = note == null ? "" : note;
    }

    public static MarkBody of(AnswerStore.Mark mark) {
        return JsonMapper.shared().readValue(mark.body(), MarkBody.class);
    }
}

package savepoint.server.content.question;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// A part of a quiz: where its questions come from.
///
/// @param title shown above its questions
/// @param each how many points each of its questions earns; empty where each earns its own
/// @param shuffle whether its questions come in an order drawn for each student
public record Part(
        Optional<String> title, Source source, Optional<BigDecimal> each, boolean shuffle) {

    /// Where questions come from.
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "source")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Named.class, name = "named"),
        @JsonSubTypes.Type(value = Pool.class, name = "pool"),
    })
    public sealed interface Source {
        /// How many it gives.
        int count();
    }

    /// So many of these questions, by their slugs.
    public record Named(List<String> questions, int count) implements Source {}

    /// So many of the questions that have this topic, all these tags and this difficulty.
    public record Pool(
            Optional<String> topic, List<String> tags, Optional<Difficulty> difficulty, int count)
            implements Source {
        /// Whether the question is one of them.
        public boolean takes(Question question) {
            return !question.retired()
                    && topic.map(question.topic()::equals).orElse(true)
                    && question.tags().containsAll(tags)
                    && difficulty.map(question.difficulty()::equals).orElse(true);
        }
    }
}

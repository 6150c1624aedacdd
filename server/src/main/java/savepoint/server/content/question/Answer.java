package savepoint.server.content.question;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What a student gave to one question, as JSON in the attempt. Nothing is believed of it: the [Judge] refuses what does
/// not go with the question's [Form].
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "answer")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Answer.Blank.class, name = "blank"),
    @JsonSubTypes.Type(value = Answer.Chosen.class, name = "chosen"),
    @JsonSubTypes.Type(value = Answer.Typed.class, name = "typed"),
    @JsonSubTypes.Type(value = Answer.Matched.class, name = "matched"),
    @JsonSubTypes.Type(value = Answer.Ordered.class, name = "ordered"),
    @JsonSubTypes.Type(value = Answer.Filled.class, name = "filled"),
    @JsonSubTypes.Type(value = Answer.Written.class, name = "written"),
})
public sealed interface Answer {
    /// Nothing.
    record Blank() implements Answer {}

    /// The ids of what is ticked: for one choice, several, or true and false.
    record Chosen(List<String> choices) implements Answer {
        public Chosen {
            choices = there(choices);
        }
    }

    /// A number, a few words, or an essay, as typed.
    record Typed(String text) implements Answer {
        public Typed {
            text = text == null ? "" : text;
        }
    }

    /// For ids of the left side, the id of the right side that was put beside it.
    record Matched(Map<String, String> pairs) implements Answer {
        public Matched {
            pairs = there(pairs);
        }
    }

    /// The ids of the items in the order in which they were put.
    record Ordered(List<String> items) implements Answer {
        public Ordered {
            items = there(items);
        }
    }

    /// By the names of the gaps what was typed there, or the id of what was chosen there.
    record Filled(Map<String, String> gaps) implements Answer {
        public Filled {
            gaps = there(gaps);
        }
    }

    /// Code, by the names of its files.
    record Written(Map<String, String> files) implements Answer {
        public Written {
            files = there(files);
        }
    }

    private static List<String> there(List<String> given) {
        return given == null ? List.of() : given.stream().filter(Objects::nonNull).toList();
    }

    private static Map<String, String> there(Map<String, String> given) {
        var there = new HashMap<String, String>();
        if (given != null) {
            given.forEach((name, value) -> {
                if (name != null && value != null) there.put(name, value);
            });
        }
        return Map.copyOf(there);
    }
}

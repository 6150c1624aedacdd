package savepoint.server.content.question;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/// What a student is given to answer with. It tells nothing of what is right.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "form")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Form.OneOf.class, name = "one-of"),
    @JsonSubTypes.Type(value = Form.AnyOf.class, name = "any-of"),
    @JsonSubTypes.Type(value = Form.Numeric.class, name = "number"),
    @JsonSubTypes.Type(value = Form.Line.class, name = "line"),
    @JsonSubTypes.Type(value = Form.Pairs.class, name = "pairs"),
    @JsonSubTypes.Type(value = Form.Sequence.class, name = "sequence"),
    @JsonSubTypes.Type(value = Form.Gaps.class, name = "gaps"),
    @JsonSubTypes.Type(value = Form.Code.class, name = "code"),
    @JsonSubTypes.Type(value = Form.Essay.class, name = "essay"),
})
public sealed interface Form {
    /// Something to tick, to match or to move.
    ///
    /// @param id stays the same as long as its words do
    /// @param text Markdown
    record Choice(String id, String text) {}

    /// Exactly one is ticked; answered by [Answer.Chosen]. True and false have the ids `true` and `false`.
    record OneOf(List<Choice> choices) implements Form {}

    /// Any number are ticked; answered by [Answer.Chosen].
    record AnyOf(List<Choice> choices) implements Form {}

    /// A number is typed, with one of the units if there are any; answered by [Answer.Typed].
    record Numeric(List<String> units) implements Form {}

    /// A few words are typed on one line; answered by [Answer.Typed].
    record Line() implements Form {}

    /// Each of the left is given one of the right, which may be used more than once and may be left over; answered by
    /// [Answer.Matched].
    record Pairs(List<Choice> left, List<Choice> right) implements Form {}

    /// All are put into an order; answered by [Answer.Ordered].
    record Sequence(List<Choice> items) implements Form {}

    /// Gaps of the prompt are filled; answered by [Answer.Filled]. [Prompt#pieces] tells where they stand.
    record Gaps(List<Gap> gaps) implements Form {}

    /// A gap.
    ///
    /// @param form one choice, a number or a line
    record Gap(String name, Form form) {}

    /// Files of code are written, and graded by the grader; answered by [Answer.Written].
    ///
    /// @param language `sql` or `java`
    record Code(String language, List<File> files) implements Form {}

    /// A file to write.
    ///
    /// @param starter what the editor opens with
    record File(String name, String starter) {}

    /// Prose is written, and marked by a person; answered by [Answer.Typed].
    ///
    /// @param fewest words, as advice; 0 where none is given
    /// @param most words, as advice; 0 where none is given
    record Essay(int fewest, int most) implements Form {}
}

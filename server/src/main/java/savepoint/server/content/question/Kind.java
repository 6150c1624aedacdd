package savepoint.server.content.question;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import savepoint.server.db.Sha256;

/// What is to be done in a question, and what is right, before parameters and choices are drawn. Texts are Markdown.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Kind.ChooseOne.class, name = "choose-one"),
    @JsonSubTypes.Type(value = Kind.ChooseMany.class, name = "choose-many"),
    @JsonSubTypes.Type(value = Kind.TrueFalse.class, name = "true-false"),
    @JsonSubTypes.Type(value = Kind.Numeric.class, name = "number"),
    @JsonSubTypes.Type(value = Kind.ShortText.class, name = "short-text"),
    @JsonSubTypes.Type(value = Kind.Match.class, name = "match"),
    @JsonSubTypes.Type(value = Kind.Order.class, name = "order"),
    @JsonSubTypes.Type(value = Kind.FillIn.class, name = "fill-in"),
    @JsonSubTypes.Type(value = Kind.Sql.class, name = "sql"),
    @JsonSubTypes.Type(value = Kind.Java.class, name = "java"),
    @JsonSubTypes.Type(value = Kind.Essay.class, name = "essay"),
})
public sealed interface Kind {
    /// A choice.
    ///
    /// @param id made of its text, so that it survives a change of order, of worth or of feedback
    record Option(String id, String text, Share share, Optional<String> feedback) {
        /// An option with the id that its text makes.
        static Option of(String text, Share share, Optional<String> feedback) {
            return new Option(Sha256.hex(text.strip()).substring(0, 10), text, share, feedback);
        }
    }

    /// One choice is ticked.
    record ChooseOne(List<Option> options, boolean shuffle) implements Kind {}

    /// Several choices are ticked, or none.
    record ChooseMany(List<Option> options, boolean shuffle, Credit credit) implements Kind {}

    /// The prompt is true or it is not.
    record TrueFalse(boolean right, Optional<String> ifTrue, Optional<String> ifFalse)
            implements Kind {}

    /// A number is typed.
    ///
    /// @param units how much of the first unit each is, as decimal text
    record Numeric(List<Figure> accepted, List<Unit> units) implements Kind {}

    /// A number as written, with parameters in it.
    ///
    /// @param tolerance an amount, or a part such as `5%`
    record Figure(String value, String tolerance, Share share, Optional<String> feedback) {}

    /// A unit and how much of the first unit it is.
    record Unit(String name, java.math.BigDecimal size) {}

    /// A few words are typed.
    record ShortText(List<Key.Wording> accepted, Folding folding) implements Kind {}

    /// Things of the right are put beside things of the left.
    ///
    /// @param extra of the right, belonging to nothing
    record Match(List<Pair> pairs, List<Option> extra, boolean shuffle, Credit credit)
            implements Kind {}

    /// What belongs together; several of the left may have the same right.
    record Pair(Option left, Option right) {}

    /// Items are put into the order in which they stand here.
    record Order(List<Option> items, Credit credit) implements Kind {}

    /// Gaps of the prompt, written `[[name]]`, are filled, each as a question of its own.
    ///
    /// @param gaps one choice, a number or short text each
    record FillIn(List<Gap> gaps, Credit credit) implements Kind {}

    /// A gap by its name.
    record Gap(String name, Kind kind) {}

    /// SQL is written and graded by the checks of the question's bundle.
    record Sql(List<Form.File> files, Map<String, String> solution) implements Kind {}

    /// Java is written and graded by the checks of the question's bundle.
    record Java(List<Form.File> files, Map<String, String> solution) implements Kind {}

    /// Prose is written and marked by hand.
    record Essay(List<Key.Criterion> rubric, int fewest, int most, Optional<String> model)
            implements Kind {}
}

package savepoint.server.content.question;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is right, of one instance. It never reaches a page but through what the quiz says is shown.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "key")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Key.One.class, name = "one"),
    @JsonSubTypes.Type(value = Key.Many.class, name = "many"),
    @JsonSubTypes.Type(value = Key.Numbers.class, name = "numbers"),
    @JsonSubTypes.Type(value = Key.Lines.class, name = "lines"),
    @JsonSubTypes.Type(value = Key.Pairs.class, name = "pairs"),
    @JsonSubTypes.Type(value = Key.Sequence.class, name = "sequence"),
    @JsonSubTypes.Type(value = Key.Gaps.class, name = "gaps"),
    @JsonSubTypes.Type(value = Key.ByGrader.class, name = "by-grader"),
    @JsonSubTypes.Type(value = Key.ByHand.class, name = "by-hand"),
})
public sealed interface Key {
    /// What a choice earns, and what is said to who ticked it.
    ///
    /// @param feedback Markdown
    record Worth(Share share, Optional<String> feedback) {}

    /// One choice earns what it is worth.
    record One(Map<String, Worth> choices) implements Key {}

    /// Several choices earn by this rule.
    record Many(Map<String, Worth> choices, Credit credit) implements Key {}

    /// The first of these that the number meets says what it earns.
    ///
    /// @param units how much of the first unit each is; empty for a plain number
    record Numbers(List<Figure> accepted, Map<String, BigDecimal> units) implements Key {}

    /// Numbers that differ from `value` by at most `tolerance`, which is already one of amount, not of percent.
    ///
    /// @param feedback Markdown
    record Figure(BigDecimal value, BigDecimal tolerance, Share share, Optional<String> feedback) {}

    /// The first of these that the words meet says what they earn.
    record Lines(List<Wording> accepted, Folding folding) implements Key {}

    /// Words, or a pattern of words.
    ///
    /// @param text the words, or an RE2 pattern for the whole line
    /// @param feedback Markdown
    record Wording(String text, boolean pattern, Share share, Optional<String> feedback) {}

    /// The id of the right side for each of the left.
    record Pairs(Map<String, String> pairs, Map<String, String> feedback, Credit credit)
            implements Key {}

    /// The items' ids in the right order.
    record Sequence(List<String> items, Credit credit) implements Key {}

    /// A key for each gap, and what part of the points each gap has.
    record Gaps(Map<String, Key> gaps, Credit credit) implements Key {}

    /// The checks of the question's own bundle, which is the question's version.
    ///
    /// @param solution the author's files, to be shown when right answers are
    record ByGrader(Map<String, String> solution) implements Key {}

    /// A person marks it by these criteria.
    ///
    /// @param model an answer that would get all points, Markdown
    record ByHand(List<Criterion> rubric, Optional<String> model) implements Key {}

    /// What a marker looks for.
    record Criterion(String slug, String title, BigDecimal points, String about) {}
}

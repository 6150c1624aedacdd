package savepoint.server.content.question;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import savepoint.server.content.question.Judgement.ByGrader;
import savepoint.server.content.question.Judgement.ByHand;
import savepoint.server.content.question.Judgement.Judged;
import savepoint.server.content.question.Judgement.Refused;
import savepoint.server.content.question.Judgement.Unanswered;

/// Compares an answer with the key. The same instance and answer are always judged alike, whatever the answer holds.
public final class Judge {
    /// Code longer than this together is no answer.
    public static final int MOST_CODE = 256 * 1024;

    /// An essay longer than this is no answer.
    public static final int MOST_PROSE = 100_000;

    private Judge() {}

    /// What the answer is worth.
    public static Judgement of(Instance instance, Answer answer) {
        return of(instance.form(), instance.key(), answer);
    }

    private static Judgement of(Form form, Key key, Answer answer) {
        if (answer instanceof Answer.Blank) return new Unanswered();
        return switch (form) {
            case Form.OneOf(var choices) ->
                    key instanceof Key.One one && answer instanceof Answer.Chosen chosen
                            ? one(ids(choices), one, chosen.choices())
                            : otherwise();
            case Form.AnyOf(var choices) ->
                    key instanceof Key.Many many && answer instanceof Answer.Chosen chosen
                            ? many(ids(choices), many, chosen.choices())
                            : otherwise();
            case Form.Numeric _ ->
                    key instanceof Key.Numbers numbers && answer instanceof Answer.Typed typed
                            ? NumberJudge.of(numbers, typed.text())
                            : otherwise();
            case Form.Line _ ->
                    key instanceof Key.Lines lines && answer instanceof Answer.Typed typed
                            ? LineJudge.of(lines, typed.text())
                            : otherwise();
            case Form.Pairs pairs ->
                    key instanceof Key.Pairs right && answer instanceof Answer.Matched matched
                            ? pairs(pairs, right, matched.pairs())
                            : otherwise();
            case Form.Sequence(var items) ->
                    key instanceof Key.Sequence right && answer instanceof Answer.Ordered ordered
                            ? sequence(ids(items), right, ordered.items())
                            : otherwise();
            case Form.Gaps(var gaps) ->
                    key instanceof Key.Gaps right && answer instanceof Answer.Filled filled
                            ? gaps(gaps, right, filled.gaps())
                            : otherwise();
            case Form.Code(_, var files) ->
                    answer instanceof Answer.Written written
                            ? code(files, written.files())
                            : otherwise();
            case Form.Essay _ ->
                    answer instanceof Answer.Typed typed ? essay(typed.text()) : otherwise();
        };
    }

    private static Judgement otherwise() {
        return new Refused("this question is answered in another way");
    }

    private static Set<String> ids(List<Form.Choice> choices) {
        return choices.stream().map(Form.Choice::id).collect(Collectors.toSet());
    }

    private static Judgement one(Set<String> offered, Key.One key, List<String> chosen) {
        if (chosen.isEmpty()) return new Unanswered();
        if (chosen.size() > 1) return new Refused("only one choice can be ticked here");
        if (!offered.contains(chosen.getFirst())) return notOffered();
        var worth = key.choices().get(chosen.getFirst());
        return new Judged(worth.share().bounded(), worth.feedback().stream().toList(), Map.of());
    }

    private static Judgement many(Set<String> offered, Key.Many key, List<String> chosen) {
        if (chosen.isEmpty()) return new Unanswered();
        if (!offered.containsAll(chosen)) return notOffered();
        if (new HashSet<>(chosen).size() < chosen.size())
            return new Refused("a choice is ticked twice");
        var parts = new LinkedHashMap<String, Judgement.Part>();
        for (var id : chosen) {
            var worth = key.choices().get(id);
            parts.put(id, new Judgement.Part(worth.share(), worth.feedback()));
        }
        return new Judged(manyShare(key, chosen), List.of(), parts);
    }

    private static Share manyShare(Key.Many key, List<String> chosen) {
        long rights =
                key.choices().values().stream().filter(worth -> worth.share().isSome()).count();
        long hits = chosen.stream().filter(id -> key.choices().get(id).share().isSome()).count();
        long misses = chosen.size() - hits;
        return switch (key.credit()) {
            case ALL -> hits == rights && misses == 0 ? Share.ALL : Share.NONE;
            case PARTS -> Share.of(hits - misses, rights).bounded();
            case WORTH ->
                    chosen.stream()
                            .map(id -> key.choices().get(id).share())
                            .reduce(Share.NONE, Share::plus)
                            .bounded();
        };
    }

    private static Judgement pairs(Form.Pairs form, Key.Pairs key, Map<String, String> given) {
        var matched = new LinkedHashMap<String, String>();
        given.forEach((left, right) -> {
            if (!right.isBlank()) matched.put(left, right);
        });
        if (!ids(form.left()).containsAll(matched.keySet())
                || !ids(form.right()).containsAll(matched.values())) return notOffered();
        if (matched.isEmpty()) return new Unanswered();
        var parts = new LinkedHashMap<String, Judgement.Part>();
        key.pairs()
                .forEach((left, right) ->
                        parts.put(
                                left,
                                new Judgement.Part(
                                        right.equals(matched.get(left)) ? Share.ALL : Share.NONE,
                                        Optional.ofNullable(key.feedback().get(left)))));
        return new Judged(together(parts, key.credit()), List.of(), parts);
    }

    private static Judgement sequence(Set<String> offered, Key.Sequence key, List<String> given) {
        if (given.isEmpty()) return new Unanswered();
        if (!offered.containsAll(given)) return notOffered();
        if (given.size() != offered.size() || new HashSet<>(given).size() < given.size())
            return new Refused("each item has exactly one place");
        int well = 0;
        int badly = 0;
        for (int i = 0; i < given.size(); i++) {
            for (int j = i + 1; j < given.size(); j++) {
                boolean rightly =
                        key.items().indexOf(given.get(i)) < key.items().indexOf(given.get(j));
                if (rightly) well++;
                else badly++;
            }
        }
        var share =
                switch (key.credit()) {
                    case ALL, WORTH -> badly == 0 ? Share.ALL : Share.NONE;
                    case PARTS ->
                            well + badly == 0 ? Share.ALL : Share.of(well - badly, well + badly);
                };
        return new Judged(share.bounded(), List.of(), Map.of());
    }

    private static Judgement gaps(List<Form.Gap> gaps, Key.Gaps key, Map<String, String> given) {
        var names = gaps.stream().map(Form.Gap::name).collect(Collectors.toSet());
        if (!names.containsAll(given.keySet())) return new Refused("there is no such gap");
        var parts = new LinkedHashMap<String, Judgement.Part>();
        boolean isBlank = true;
        for (var gap : gaps) {
            var judged =
                    of(
                            gap.form(),
                            key.gaps().get(gap.name()),
                            inGap(gap.form(), given.getOrDefault(gap.name(), "")));
            isBlank &= judged instanceof Unanswered;
            parts.put(gap.name(), part(judged));
        }
        return isBlank
                ? new Unanswered()
                : new Judged(together(parts, key.credit()), List.of(), parts);
    }

    private static Answer inGap(Form form, String text) {
        if (text.isBlank()) return new Answer.Blank();
        return form instanceof Form.OneOf
                ? new Answer.Chosen(List.of(text))
                : new Answer.Typed(text);
    }

    private static Judgement.Part part(Judgement judgement) {
        return switch (judgement) {
            case Judged judged ->
                    new Judgement.Part(judged.share(), judged.feedback().stream().findFirst());
            case Refused(var reason) -> new Judgement.Part(Share.NONE, Optional.of(reason));
            case Unanswered _, ByHand _, ByGrader _ ->
                    new Judgement.Part(Share.NONE, Optional.empty());
        };
    }

    private static Share together(Map<String, Judgement.Part> parts, Credit credit) {
        var shares = parts.values().stream().map(Judgement.Part::share).toList();
        return switch (credit) {
            case ALL -> shares.stream().allMatch(Share::isAll) ? Share.ALL : Share.NONE;
            case PARTS, WORTH ->
                    shares.stream()
                            .reduce(Share.NONE, Share::plus)
                            .times(Share.of(1, shares.size()))
                            .bounded();
        };
    }

    private static Judgement code(List<Form.File> files, Map<String, String> given) {
        var names = files.stream().map(Form.File::name).collect(Collectors.toSet());
        if (!names.containsAll(given.keySet()))
            return new Refused("the files to hand in are " + String.join(", ", names));
        if (given.values().stream().allMatch(String::isBlank)) return new Unanswered();
        if (given.values().stream().mapToLong(String::length).sum() > MOST_CODE)
            return new Refused("the code is longer than %d characters".formatted(MOST_CODE));
        var complete = new LinkedHashMap<String, String>();
        for (var file : files)
            complete.put(file.name(), given.getOrDefault(file.name(), file.starter()));
        return new ByGrader(complete);
    }

    private static Judgement essay(String text) {
        if (text.isBlank()) return new Unanswered();
        return text.length() > MOST_PROSE
                ? new Refused("the text is longer than %d characters".formatted(MOST_PROSE))
                : new ByHand();
    }

    private static Judgement notOffered() {
        return new Refused("something was chosen that is not offered here");
    }
}

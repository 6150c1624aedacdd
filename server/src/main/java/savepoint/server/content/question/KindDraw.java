package savepoint.server.content.question;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// Draws what a question of each kind shows and what is right in it.
///
/// @param form what is shown
/// @param key what is right
record KindDraw(Form form, Key key) {

    static KindDraw of(Question question, Values values, long seed) throws Sum.Unsolved {
        return of(question.kind(), values, Dice.of(seed, "order", question.slug()), seed);
    }

    private static KindDraw of(Kind kind, Values values, Dice dice, long seed) throws Sum.Unsolved {
        return switch (kind) {
            case Kind.ChooseOne(var options, var shuffle) ->
                    new KindDraw(
                            new Form.OneOf(choices(options, shuffle, values, dice)),
                            new Key.One(worths(options, values)));
            case Kind.ChooseMany(var options, var shuffle, var credit) ->
                    new KindDraw(
                            new Form.AnyOf(choices(options, shuffle, values, dice)),
                            new Key.Many(worths(options, values), credit));
            case Kind.TrueFalse truth -> truth(truth, values);
            case Kind.Numeric number -> number(number, values);
            case Kind.ShortText(var accepted, var folding) ->
                    new KindDraw(
                            new Form.Line(), new Key.Lines(wordings(accepted, values), folding));
            case Kind.Match match -> match(match, values, dice);
            case Kind.Order order -> order(order, values, dice);
            case Kind.FillIn fillIn -> gaps(fillIn, values, dice, seed);
            case Kind.Sql(var files, var solution) ->
                    new KindDraw(new Form.Code("sql", files), new Key.ByGrader(solution));
            case Kind.Java(var files, var solution) ->
                    new KindDraw(new Form.Code("java", files), new Key.ByGrader(solution));
            case Kind.Essay(var rubric, var fewest, var most, var model) ->
                    new KindDraw(
                            new Form.Essay(fewest, most), new Key.ByHand(rubric, values.in(model)));
        };
    }

    private static List<Form.Choice> choices(
            List<Kind.Option> options, boolean shuffle, Values values, Dice dice)
            throws Sum.Unsolved {
        var choices = new ArrayList<Form.Choice>();
        var texts = new LinkedHashSet<String>();
        for (var option : options) {
            var text = values.in(option.text());
            if (!texts.add(text)) throw new Sum.Unsolved("two choices become `%s`".formatted(text));
            choices.add(new Form.Choice(option.id(), text));
        }
        return shuffle ? dice.shuffled(choices) : List.copyOf(choices);
    }

    private static Map<String, Key.Worth> worths(List<Kind.Option> options, Values values)
            throws Sum.Unsolved {
        var worths = new LinkedHashMap<String, Key.Worth>();
        for (var option : options) {
            worths.put(option.id(), new Key.Worth(option.share(), values.in(option.feedback())));
        }
        return worths;
    }

    private static KindDraw truth(Kind.TrueFalse truth, Values values) throws Sum.Unsolved {
        return new KindDraw(
                new Form.OneOf(
                        List.of(
                                new Form.Choice("true", "True"),
                                new Form.Choice("false", "False"))),
                new Key.One(
                        Map.of(
                                "true",
                                new Key.Worth(
                                        truth.right() ? Share.ALL : Share.NONE,
                                        values.in(truth.ifTrue())),
                                "false",
                                new Key.Worth(
                                        truth.right() ? Share.NONE : Share.ALL,
                                        values.in(truth.ifFalse())))));
    }

    private static KindDraw number(Kind.Numeric number, Values values) throws Sum.Unsolved {
        var figures = new ArrayList<Key.Figure>();
        for (var figure : number.accepted()) {
            var value = decimal(values.in(figure.value()));
            figures.add(
                    new Key.Figure(
                            value,
                            tolerance(values.in(figure.tolerance()), value),
                            figure.share(),
                            values.in(figure.feedback())));
        }
        var units = new LinkedHashMap<String, BigDecimal>();
        number.units().forEach(unit -> units.put(unit.name(), unit.size()));
        return new KindDraw(
                new Form.Numeric(number.units().stream().map(Kind.Unit::name).toList()),
                new Key.Numbers(List.copyOf(figures), units));
    }

    private static BigDecimal tolerance(String written, BigDecimal value) throws Sum.Unsolved {
        return written.endsWith("%")
                ? decimal(written.substring(0, written.length() - 1).strip())
                        .movePointLeft(2)
                        .multiply(value.abs())
                : decimal(written);
    }

    private static BigDecimal decimal(String text) throws Sum.Unsolved {
        if (!text.matches("-?\\d{1,30}(\\.\\d{1,40})?"))
            throw new Sum.Unsolved("`%s` is no number".formatted(text));
        return new BigDecimal(text);
    }

    private static List<Key.Wording> wordings(List<Key.Wording> accepted, Values values)
            throws Sum.Unsolved {
        var wordings = new ArrayList<Key.Wording>();
        for (var wording : accepted) {
            wordings.add(
                    new Key.Wording(
                            values.in(wording.text()),
                            wording.pattern(),
                            wording.share(),
                            values.in(wording.feedback())));
        }
        return List.copyOf(wordings);
    }

    private static KindDraw match(Kind.Match match, Values values, Dice dice) throws Sum.Unsolved {
        var right = new LinkedHashMap<String, Kind.Option>();
        var pairs = new LinkedHashMap<String, String>();
        var feedback = new LinkedHashMap<String, String>();
        for (var pair : match.pairs()) {
            right.putIfAbsent(pair.right().id(), pair.right());
            pairs.put(pair.left().id(), pair.right().id());
            var said = values.in(pair.left().feedback());
            if (said.isPresent()) feedback.put(pair.left().id(), said.get());
        }
        match.extra().forEach(option -> right.putIfAbsent(option.id(), option));
        var left = match.pairs().stream().map(Kind.Pair::left).toList();
        return new KindDraw(
                new Form.Pairs(
                        choices(left, false, values, dice),
                        choices(List.copyOf(right.values()), match.shuffle(), values, dice)),
                new Key.Pairs(pairs, feedback, match.credit()));
    }

    private static KindDraw order(Kind.Order order, Values values, Dice dice) throws Sum.Unsolved {
        var right = choices(order.items(), false, values, dice);
        var drawn = dice.shuffled(right);
        // what is shown must be put into order, not be in it
        if (drawn.equals(right)) {
            var turned = new ArrayList<>(right.subList(1, right.size()));
            turned.add(right.getFirst());
            drawn = List.copyOf(turned);
        }
        return new KindDraw(
                new Form.Sequence(drawn),
                new Key.Sequence(right.stream().map(Form.Choice::id).toList(), order.credit()));
    }

    private static KindDraw gaps(Kind.FillIn fillIn, Values values, Dice dice, long seed)
            throws Sum.Unsolved {
        var forms = new ArrayList<Form.Gap>();
        var keys = new LinkedHashMap<String, Key>();
        for (var gap : fillIn.gaps()) {
            var drawn = of(gap.kind(), values, dice, seed);
            forms.add(new Form.Gap(gap.name(), drawn.form()));
            keys.put(gap.name(), drawn.key());
        }
        return new KindDraw(new Form.Gaps(List.copyOf(forms)), new Key.Gaps(keys, fillIn.credit()));
    }
}

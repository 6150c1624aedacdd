package savepoint.server.points;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import savepoint.grader.bundle.Points;
import savepoint.grader.bundle.PointsPolicy;
import savepoint.grader.bundle.PointsPolicy.Part;
import savepoint.grader.bundle.PointsPolicy.PeersBy;
import savepoint.grader.bundle.PointsPolicy.TooFew;
import savepoint.grader.bundle.PointsPolicy.Unwritten;
import savepoint.server.web.Figures;
import savepoint.server.web.Request;

/// The policy and the class that an instructor wants to see, as typed; what is left out is as published.
record TrialForm(
        Map<String, String> typed,
        Map<String, Integer> numbers,
        PointsPolicy policy,
        List<String> problems) {
    private static final int MOST_STUDENTS = 500;
    private static final int MOST_SEED = 1_000_000;

    /// A number that is asked for.
    private record Field(String name, String label, int least, int most, String unit) {}

    private static final List<Field> FIELDS =
            List.of(
                    new Field("least-reviews", "Fewest reviews that count", 1, 10, ""),
                    new Field("late-reviews", "A late review is worth", 0, 100, "%"),
                    new Field("quality", "Quality decides", 0, 100, "% of reviewing"),
                    new Field("students", "Students", 3, MOST_STUDENTS, "invented"),
                    new Field("reviews", "Reviews by each", 1, 10, "invented"),
                    new Field("seed", "Seed", 0, MOST_SEED, "invented"));

    static TrialForm read(Request request, PointsPolicy published, int reviews) {
        var typed = new LinkedHashMap<String, String>();
        var usual =
                Map.of(
                        "least-reviews",
                        published.leastReviews(),
                        "late-reviews",
                        published.lateReview().intValue(),
                        "quality",
                        published.quality().intValue(),
                        "students",
                        30,
                        "reviews",
                        reviews,
                        "seed",
                        1);
        var numbers = new LinkedHashMap<String, Integer>();
        var problems = new ArrayList<String>();
        for (var field : FIELDS) {
            var text = request.query(field.name()).strip();
            if (text.isEmpty()) text = usual.get(field.name()).toString();
            typed.put(field.name(), text);
            if (text.matches("\\d{1,7}") && isWithin(field, Integer.parseInt(text)))
                numbers.put(field.name(), Integer.valueOf(text));
            else
                problems.add(
                        "%s must be a whole number from %d to %d."
                                .formatted(field.label(), field.least(), field.most()));
        }
        if (problems.isEmpty() && numbers.get("reviews") >= numbers.get("students"))
            problems.add("Nobody can write as many reviews as there are students.");
        typed.put("class", request.query("class"));
        var policy =
                new PointsPolicy(
                        any(request, "peers-by", PeersBy.values(), published.peersBy()),
                        numbers.getOrDefault("least-reviews", published.leastReviews()),
                        any(request, "too-few-reviews", TooFew.values(), published.tooFew()),
                        any(
                                request,
                                "unwritten-reviews",
                                Unwritten.values(),
                                published.unwritten()),
                        percent(numbers, "late-reviews", published.lateReview()),
                        percent(numbers, "quality", published.quality()),
                        lateCosts(request, published));
        return new TrialForm(typed, numbers, policy, List.copyOf(problems));
    }

    private static boolean isWithin(Field field, int number) {
        return number >= field.least() && number <= field.most();
    }

    private static BigDecimal percent(Map<String, Integer> numbers, String name, BigDecimal usual) {
        return numbers.containsKey(name) ? BigDecimal.valueOf(numbers.get(name)) : usual;
    }

    private static <E extends Enum<E>> E any(Request request, String name, E[] values, E usual) {
        return Arrays.stream(values)
                .filter(value -> code(value).equals(request.query(name)))
                .findFirst()
                .orElse(usual);
    }

    private static EnumSet<Part> lateCosts(Request request, PointsPolicy published) {
        var parts = EnumSet.noneOf(Part.class);
        // boxes that are not ticked are not sent, so a hidden field tells a form from a bare
        // address
        if (request.query("tried").isEmpty()) parts.addAll(published.lateCosts());
        else
            for (var part : Part.values())
                if (!request.query("late-" + code(part)).isEmpty()) parts.add(part);
        return parts;
    }

    boolean isInvented() {
        return typed.get("class").equals("invented");
    }

    int number(String name) {
        return numbers.get(name);
    }

    Points under(Points published) {
        return new Points(published.instructor(), published.peers(), published.reviewing(), policy);
    }

    List<TrialPage.Select> selects() {
        return List.of(
                new TrialPage.Select(
                        "class",
                        "Class",
                        List.of(
                                new TrialPage.Choice("", "this one, as it stands", !isInvented()),
                                new TrialPage.Choice("invented", "an invented one", isInvented()))),
                select(
                        "peers-by",
                        "Peers’ part",
                        PeersBy.values(),
                        policy.peersBy(),
                        "median of the reviews",
                        "mean of the reviews",
                        "estimate that allows for reviewers"),
                select(
                        "too-few-reviews",
                        "With fewer reviews",
                        TooFew.values(),
                        policy.tooFew(),
                        "the instructor’s share",
                        "an instructor judges",
                        "all points"),
                select(
                        "unwritten-reviews",
                        "A review not written costs",
                        Unwritten.values(),
                        policy.unwritten(),
                        "its share of reviewing",
                        "all of reviewing"));
    }

    private static <E extends Enum<E>> TrialPage.Select select(
            String name, String label, E[] values, E chosen, String... texts) {
        var choices = new ArrayList<TrialPage.Choice>();
        for (var i = 0; i < values.length; i++)
            choices.add(new TrialPage.Choice(code(values[i]), texts[i], values[i] == chosen));
        return new TrialPage.Select(name, label, choices);
    }

    List<TrialPage.NumberField> asked() {
        return FIELDS.stream()
                .map(field ->
                        new TrialPage.NumberField(
                                field.name(),
                                field.label(),
                                typed.get(field.name()),
                                field.least(),
                                field.most(),
                                field.unit()))
                .toList();
    }

    List<TrialPage.Choice> lateParts() {
        return Arrays.stream(Part.values())
                .map(part ->
                        new TrialPage.Choice(
                                "late-" + code(part),
                                code(part),
                                policy.lateCosts().contains(part)))
                .toList();
    }

    /// What makes this policy the assignment's, for assignment.yaml.
    String yaml(Points published) {
        return """
        points:
          instructor: %s
          peers: %s
          reviewing: %s
          peers-by: %s
          least-reviews: %d
          too-few-reviews: %s
          unwritten-reviews: %s
          late-reviews: %s%%
          quality: %s%%
          late-costs: [%s]
        """
                .formatted(
                        Figures.plain(published.instructor()),
                        Figures.plain(published.peers()),
                        Figures.plain(published.reviewing()),
                        code(policy.peersBy()),
                        policy.leastReviews(),
                        code(policy.tooFew()),
                        code(policy.unwritten()),
                        Figures.plain(policy.lateReview()),
                        Figures.plain(policy.quality()),
                        Arrays.stream(Part.values())
                                .filter(policy.lateCosts()::contains)
                                .map(TrialForm::code)
                                .collect(Collectors.joining(", ")));
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

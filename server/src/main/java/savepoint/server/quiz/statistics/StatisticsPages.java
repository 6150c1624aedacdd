package savepoint.server.quiz.statistics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import savepoint.server.content.question.Answer;
import savepoint.server.content.question.Form;
import savepoint.server.content.question.Instance;
import savepoint.server.db.Database;
import savepoint.server.people.Viewer;
import savepoint.server.quiz.attempt.TimeStore;
import savepoint.server.quiz.keys.KeyFixPages;
import savepoint.server.quiz.keys.Mending;
import savepoint.server.quiz.published.TermQuiz;
import savepoint.server.quiz.show.AnswerWords;
import savepoint.server.quiz.show.KeyWords;
import savepoint.server.quiz.show.Texts;
import savepoint.server.quiz.sitting.SittingPages;
import savepoint.server.web.Heading;
import savepoint.server.web.Reply;
import tools.jackson.databind.json.JsonMapper;

/// Puts together how the questions of a quiz did.
public final class StatisticsPages {
    // Almost all or almost nobody right: such a question tells nobody apart.
    private static final double EASY = 0.95;
    private static final double HARD = 0.2;
    private static final int MOST_WRONG = 8;

    private final StatisticsStore store;
    private final TimeStore times;
    private final SittingPages sittings;
    private final Texts texts;

    public StatisticsPages(Database database, SittingPages sittings, Texts texts) {
        this.store = database.store(StatisticsStore.class);
        this.times = database.store(TimeStore.class);
        this.sittings = sittings;
        this.texts = texts;
    }

    public Reply.Page page(Viewer.Staff staff, TermQuiz quiz) {
        var rows = store.rows(quiz.row().activityId());
        var statistics = new ItemStatistics(sheets(rows));
        var spent = TimeSpent.of(times.ofQuiz(quiz.row().activityId()));
        var bySlug = rows.stream().collect(Collectors.groupingBy(StatisticsStore.Row::slug));
        var page =
                new StatisticsPage(
                        quiz.link(),
                        statistics.sheets().size(),
                        ItemStatistics.FEWEST,
                        mean(statistics),
                        figure(statistics.alpha()),
                        statistics.standardError().isPresent()
                                ? percent(statistics.standardError().getAsDouble()) + " %"
                                : null,
                        histogram(statistics.histogram()),
                        statistics.items().stream()
                                .map(item ->
                                        item(staff, quiz, item, bySlug.get(item.slug()), spent))
                                .toList());
        return new Reply.Page(
                "quiz/statistics", new Heading("Questions", List.of(quiz.link())), page);
    }

    /// Attempts that are marked, each question's part of its points by slug.
    private static List<Map<String, Double>> sheets(List<StatisticsStore.Row> rows) {
        var byAttempt = new LinkedHashMap<Long, Map<String, Double>>();
        for (var row : rows) {
            if (row.points() == null || row.possible().signum() == 0) continue;
            byAttempt
                    .computeIfAbsent(row.attemptId(), _ -> new LinkedHashMap<>())
                    .put(row.slug(), row.points().doubleValue() / row.possible().doubleValue());
        }
        return List.copyOf(byAttempt.values());
    }

    private static String mean(ItemStatistics statistics) {
        if (statistics.sheets().isEmpty()) return null;
        return percent(statistics.mean()) + " %";
    }

    private static List<StatisticsPage.Step> histogram(List<Integer> steps) {
        int tallest = Math.max(1, Collections.max(steps));
        return IntStream.range(0, steps.size())
                .mapToObj(i ->
                        new StatisticsPage.Step(10 * i, steps.get(i), 100 * steps.get(i) / tallest))
                .toList();
    }

    private StatisticsPage.Item item(
            Viewer.Staff staff,
            TermQuiz quiz,
            ItemStatistics.Item item,
            List<StatisticsStore.Row> rows,
            Map<Long, Map<Integer, Duration>> spent) {
        var question = JsonMapper.shared().readValue(rows.getLast().drawn(), Instance.class);
        return new StatisticsPage.Item(
                item.slug(),
                texts.prose(
                        sittings.place(staff.term(), question),
                        AnswerWords.withoutGaps(question.prompt())),
                item.answers(),
                percent(item.facility()),
                figure(item.discrimination()),
                time(rows, spent),
                warning(item),
                choices(question, rows),
                wrong(staff, quiz, question, rows),
                staff instanceof Viewer.InCharge
                        ? KeyFixPages.path(quiz, item.slug()) + "/key"
                        : null);
    }

    private static String time(
            List<StatisticsStore.Row> rows, Map<Long, Map<Integer, Duration>> spent) {
        var seen =
                rows.stream()
                        .map(row ->
                                spent.getOrDefault(row.attemptId(), Map.of()).get(row.position()))
                        .filter(Objects::nonNull)
                        .toList();
        return seen.isEmpty() ? null : TimeSpent.words(TimeSpent.median(seen));
    }

    private static String warning(ItemStatistics.Item item) {
        if (item.answers() < ItemStatistics.FEWEST) return null;
        if (item.discrimination().isPresent() && item.discrimination().getAsDouble() < 0)
            return "Who does well elsewhere does badly here: look at the key.";
        if (item.facility() < HARD)
            return "Almost nobody has it right: look at the key and the wording.";
        return item.facility() > EASY ? "Almost everybody has it right." : null;
    }

    private static List<StatisticsPage.Choice> choices(
            Instance question, List<StatisticsStore.Row> rows) {
        var ticked = new ArrayList<String>();
        for (var row : rows) {
            if (row.given() != null
                    && JsonMapper.shared().readValue(row.given(), Answer.class)
                            instanceof Answer.Chosen(var ids)) ticked.addAll(ids);
        }
        if (!(question.form() instanceof Form.OneOf || question.form() instanceof Form.AnyOf))
            return List.of();
        return AnswerWords.choices(question.form()).stream()
                .map(choice ->
                        new StatisticsPage.Choice(
                                Texts.words(choice.text()),
                                KeyWords.isRight(question.key(), choice.id()),
                                percent(
                                        (double) Collections.frequency(ticked, choice.id())
                                                / rows.size())))
                .toList();
    }

    /// Answers in words that earned nothing, the most frequent first.
    private static List<StatisticsPage.Wrong> wrong(
            Viewer.Staff staff, TermQuiz quiz, Instance question, List<StatisticsStore.Row> rows) {
        if (!Mending.takesAnswers(question.key())) return List.of();
        var many = new TreeMap<String, Integer>();
        for (var row : rows) {
            if (row.given() != null
                    && row.points() != null
                    && row.points().signum() == 0
                    && JsonMapper.shared().readValue(row.given(), Answer.class)
                            instanceof Answer.Typed(var text))
                many.merge(text.strip(), 1, Integer::sum);
        }
        return many.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MOST_WRONG)
                .map(one ->
                        new StatisticsPage.Wrong(
                                one.getKey(),
                                one.getValue(),
                                staff instanceof Viewer.InCharge
                                        ? KeyFixPages.accept(
                                                quiz, question.question(), one.getKey())
                                        : null))
                .toList();
    }

    private static int percent(double part) {
        return (int) Math.round(100 * part);
    }

    private static String figure(OptionalDouble figure) {
        return figure.isPresent() ? "%.2f".formatted(figure.getAsDouble()) : null;
    }
}

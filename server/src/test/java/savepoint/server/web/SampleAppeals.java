package savepoint.server.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import savepoint.server.appeal.Appeal;
import savepoint.server.appeal.AppealPage;
import savepoint.server.appeal.AppealView;
import savepoint.server.appeal.AppealsPage;
import savepoint.server.appeal.AskPage;
import savepoint.server.appeal.OwnAppealsPage;

/// Appeals: beside a question, on their own page, and those that wait.
final class SampleAppeals {
    private static final Post POST = new Post("#", "k7");
    private static final Link PLACE = new Link("Week 11 Quiz, question 4", "#q4");
    private static final String WORDS =
            "READ COMMITTED is what the manual says in 13.2.\nThe answer that I ticked says the same in other words.";
    private static final String REASON = "You are right: both say the same. The key is mended.";

    private SampleAppeals() {}

    static void addTo(Map<String, SamplePages.Sample> samples) {
        samples.put("appeals", page("appeals", appeals()));
        samples.put("appeals-empty", page("appeals", new AppealsPage(List.of(), List.of())));
        samples.put("appeals-own", page("own", own()));
        samples.put("appeals-own-empty", page("own", new OwnAppealsPage(List.of())));
        samples.put("appeal-ask", page("ask", ask()));
        for (var state : Appeal.State.values())
            samples.put("appeal-" + state.code(), page("thread", thread(state, false)));
        samples.put("appeal-staff", page("thread", thread(Appeal.State.OPEN, true)));
    }

    private static SamplePages.Sample page(String template, Object page) {
        return SamplePages.page(
                "appeal/" + template,
                page,
                SamplePages.layout("Appeal", SamplePages.course("Appeals"), List.of(PLACE)));
    }

    /// What stands beside the questions of a reviewed attempt.
    static Map<Integer, AppealView> beside() {
        return Map.of(
                1,
                new AppealView(List.of(entry(Appeal.State.GRANTED)), null, null),
                2,
                new AppealView(List.of(), form("2"), null),
                3,
                new AppealView(List.of(entry(Appeal.State.OPEN)), null, null));
    }

    private static AppealView.Entry entry(Appeal.State state) {
        boolean granted = state == Appeal.State.GRANTED;
        return new AppealView.Entry(
                "#",
                state,
                "Ada Lovelace",
                SampleFacts.RECEIVED,
                WORDS,
                "2",
                granted ? "5" : null,
                "5",
                granted ? REASON : null,
                granted ? "B. Osei" : null);
    }

    private static AppealView.Ask form(String id) {
        return new AppealView.Ask(
                POST, "appeal-" + id, "quiz-question", "x:" + id, "", SampleFacts.SATURDAY);
    }

    private static AskPage ask() {
        return new AskPage(
                PLACE,
                List.of("there is an appeal of these points already"),
                new AppealView.Ask(
                        POST, "appeal-4", "quiz-question", "x:4", WORDS, SampleFacts.SATURDAY));
    }

    private static AppealsPage appeals() {
        return new AppealsPage(
                List.of(
                        row("Ada Lovelace", Appeal.State.OPEN),
                        row("Edgar Codd", Appeal.State.OPEN)),
                List.of(
                        row("Grace Hopper", Appeal.State.GRANTED),
                        row("Jim Gray", Appeal.State.DECLINED)));
    }

    private static OwnAppealsPage own() {
        return new OwnAppealsPage(
                Arrays.stream(Appeal.State.values())
                        .map(state -> row("Ada Lovelace", state))
                        .toList());
    }

    private static AppealsPage.Row row(String student, Appeal.State state) {
        return new AppealsPage.Row(
                "#",
                PLACE.text(),
                student,
                SampleFacts.RECEIVED,
                WORDS,
                "2",
                "5",
                state,
                state == Appeal.State.GRANTED ? "5" : null,
                state == Appeal.State.OPEN ? null : "B. Osei");
    }

    private static AppealPage thread(Appeal.State state, boolean staff) {
        boolean open = state == Appeal.State.OPEN;
        boolean answered = state == Appeal.State.GRANTED || state == Appeal.State.DECLINED;
        return new AppealPage(
                PLACE,
                "Ada Lovelace",
                state,
                "2",
                "5",
                List.of(
                        new AppealPage.Message("Ada Lovelace", false, SampleFacts.THURSDAY, WORDS),
                        new AppealPage.Message(
                                "B. Osei",
                                true,
                                SampleFacts.RECEIVED,
                                "Which edition of the manual do you mean?")),
                answered
                        ? new AppealPage.Answered(
                                state == Appeal.State.GRANTED ? "5" : null,
                                REASON,
                                "B. Osei",
                                SampleFacts.FRIDAY)
                        : null,
                open ? new AppealPage.Write(POST, "") : null,
                open && !staff ? POST : null,
                open && staff ? new AppealPage.Decide(POST, "2", "6", "Both are right.") : null,
                staff ? List.of("give points above 2 and up to 5") : List.of());
    }
}

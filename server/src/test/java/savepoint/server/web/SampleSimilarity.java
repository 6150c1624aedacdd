package savepoint.server.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import savepoint.server.similarity.PairPage;
import savepoint.server.similarity.SimilarityPage;
import savepoint.server.similarity.cases.CasePage;

/// What hand-ins have in common, as staff see it.
final class SampleSimilarity {
    private static final Link BANK = SampleFacts.BANK;
    private static final Link SIMILARITY = new Link("Similarity", "/similarity");
    private static final Link BEN = new Link("Ben Okri", "/ben");
    private static final String ALOUD = "Maximiliane-Theodora von und zu Hohenlohe-Waldenburg";

    private SampleSimilarity() {}

    static void addTo(Map<String, SamplePages.Sample> samples) {
        samples.put("similarity", page("similarity", found(false), "Similarity"));
        samples.put("similarity-java", page("similarity", found(true), "Similarity"));
        samples.put("similarity-empty", page("similarity", at(null, null, null), "Similarity"));
        samples.put(
                "similarity-under-way", page("similarity", at("began", 38, null), "Similarity"));
        samples.put(
                "similarity-failed",
                page(
                        "similarity",
                        at("failed", null, "There are fewer than two hand-ins to compare."),
                        "Similarity"));
        samples.put("similarity-pair", page("pair", pair(null), "Two hand-ins"));
        samples.put(
                "similarity-pair-refused",
                page("pair", pair("Say why: a number is no reason."), "Two hand-ins"));
        samples.put("similarity-case", page("case", opened(), "Case"));
    }

    private static SamplePages.Sample page(String template, Object page, String title) {
        return new SamplePages.Sample(
                "similarity/" + template,
                page,
                SamplePages.layout(title, SamplePages.course("Weeks"), List.of(BANK)));
    }

    private static SimilarityPage found(boolean java) {
        return new SimilarityPage(
                BANK,
                java,
                null,
                "found",
                38,
                2,
                SampleFacts.FRIDAY,
                "B. Osei",
                null,
                new Post("/comparisons", "k1"),
                java ? List.of() : rates(),
                List.of(
                        new SimilarityPage.Row(
                                "/p", "Ada Lovelace", ALOUD, "81 %", 81, 3, java ? null : 2, 1),
                        new SimilarityPage.Row(
                                "/p", "Ben Okri", "Chen Wei", "40 %", 40, 1, java ? null : 4, 0)),
                List.of(
                        new SimilarityPage.CaseRow(
                                "/c",
                                "Ada Lovelace",
                                ALOUD,
                                "B. Osei",
                                SampleFacts.FRIDAY,
                                "Settled with the students")));
    }

    private static List<SimilarityPage.Rate> rates() {
        return List.of(
                new SimilarityPage.Rate("01-purchases-per-customer.sql", 38, 12, "31.2"),
                new SimilarityPage.Rate("02-cities.sql", 36, 4, "61"));
    }

    private static SimilarityPage at(String state, Integer handIns, String words) {
        return new SimilarityPage(
                BANK,
                true,
                state == null
                        ? "Java is compared by JPlag, which is not part of Savepoint. Whoever runs this server gets it with ./savepoint fetch jplag (24 MB from Maven Central)."
                        : null,
                state,
                handIns,
                null,
                state == null ? null : SampleFacts.FRIDAY,
                "B. Osei",
                words,
                "failed".equals(state) ? new Post("/comparisons", "k1") : null,
                List.of(),
                List.of(),
                List.of());
    }

    private static PairPage pair(String problem) {
        return new PairPage(
                BANK,
                SIMILARITY,
                "81 %",
                side("one", "Ada Lovelace", "amount"),
                side("other", ALOUD, "money"),
                List.of(
                        new PairPage.Part(
                                1,
                                "PostgresBank.java, lines 3 to 6",
                                "PostgresBank.java, lines 3 to 6",
                                58,
                                null,
                                true),
                        new PairPage.Part(
                                2, "02-cities.sql, line 9", "02-cities.sql, line 9", 12, 2, false)),
                rates(),
                List.of(new Link("Open: The same wrong comment.", "/case")),
                new Post("/cases", "k1"),
                "",
                problem);
    }

    private static PairPage.Side side(String id, String names, String word) {
        var lines = new ArrayList<PairPage.Line>();
        for (var text :
                ("package bank;\n\npublic void transfer(long from, long to, BigDecimal %1$s) {\n    if (%1$s.signum() <= 0)"
                                + " throw new IllegalArgumentException();\n    withdraw(from, %1$s);\n}\n\n// all\n  return count;")
                        .formatted(word)
                        .split("\n")) {
            int number = lines.size() + 1;
            int part = number >= 3 && number <= 6 ? 1 : number == 9 ? 2 : 0;
            lines.add(new PairPage.Line(number, text, part, number == 3 || number == 9));
        }
        return new PairPage.Side(
                id,
                names,
                "/submission",
                SampleFacts.RECEIVED,
                List.of(new PairPage.File("PostgresBank.java", lines)));
    }

    private static CasePage opened() {
        return new CasePage(
                BANK,
                SIMILARITY,
                new Link("The two hand-ins beside each other", "/pair"),
                List.of(SampleGrades.ADA, BEN),
                "B. Osei",
                SampleFacts.THURSDAY,
                "Both misspell the same comment, and nobody else does.",
                "open",
                "Open",
                List.of(
                        new CasePage.Entry(
                                "",
                                "Wrote to both.\nThey come on Monday.",
                                "B. Osei",
                                SampleFacts.FRIDAY),
                        new CasePage.Entry(
                                "Open again",
                                "Another hand-in turned up.",
                                "C. Ruiz",
                                SampleFacts.FRIDAY)),
                new Post("/entries", "k1"),
                List.of(
                        new CasePage.Outcome("note", "A note", true),
                        new CasePage.Outcome("cleared", "Nothing to object to", false),
                        new CasePage.Outcome("settled", "Settled with the students", false),
                        new CasePage.Outcome("referred", "Handed on to whoever decides", false)),
                "",
                "Write what there is to say.");
    }
}

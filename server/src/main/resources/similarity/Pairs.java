import de.jplag.JPlag;
import de.jplag.JPlagComparison;
import de.jplag.Match;
import de.jplag.Submission;
import de.jplag.Token;
import de.jplag.clustering.ClusteringOptions;
import de.jplag.java.JavaLanguage;
import de.jplag.merging.MergingOptions;
import de.jplag.options.JPlagOptions;
import de.jplag.options.SimilarityMetric;
import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Run by itself beside JPlag's jars (`java -cp 'jplag/*' Pairs.java HAND-INS BASE MOST`), never as a part of the server.
/// Writes a line for each pair of hand-ins that share something, most alike first, and one for each part that they share:
///
///     hand-ins 38
///     unread 7
///     pair 12 31 0.8125
///     part src/PostgresBank.java 10 24 src/PostgresBank.java 12 26 58
public final class Pairs {
    private Pairs() {}

    public static void main(String[] arguments) throws Exception {
        var base = new File(arguments[1]);
        var most = Integer.parseInt(arguments[2]);
        var options =
                new JPlagOptions(
                        new JavaLanguage(),
                        null,
                        Set.of(new File(arguments[0])),
                        Set.of(),
                        base.isDirectory() ? base : null,
                        null,
                        List.of(".java"),
                        null,
                        SimilarityMetric.AVG,
                        0,
                        most,
                        new ClusteringOptions().withEnabled(false),
                        false,
                        new MergingOptions(),
                        true);
        var result = JPlag.run(options);
        System.out.println("hand-ins " + result.getNumberOfSubmissions());
        for (var unread : result.getSubmissions().getInvalidSubmissions())
            System.out.println("unread " + unread.getName());
        for (var pair : result.getComparisons(most)) if (pair.similarity() > 0) write(pair);
    }

    private static void write(JPlagComparison pair) {
        System.out.printf(
                Locale.ROOT,
                "pair %s %s %.4f%n",
                pair.firstSubmission().getName(),
                pair.secondSubmission().getName(),
                pair.similarity());
        for (var match : pair.matches())
            System.out.printf(
                    "part %s %s %d%n",
                    lines(pair.firstSubmission(), match.startOfFirst(), match),
                    lines(pair.secondSubmission(), match.startOfSecond(), match),
                    match.length());
    }

    private static String lines(Submission of, int start, Match match) {
        var tokens = of.getTokenList().subList(start, start + match.length());
        var file = tokens.getFirst().getFile();
        var lines =
                tokens.stream()
                        .filter(token -> token.getFile().equals(file))
                        .map(Token::getLine)
                        .filter(line -> line > 0)
                        .sorted()
                        .toList();
        var name = of.getRoot().toPath().relativize(file.toPath());
        return name + " " + lines.getFirst() + " " + lines.getLast();
    }
}

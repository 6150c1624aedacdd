package savepoint.server.similarity.sql;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import savepoint.grader.bundle.FileTree;
import savepoint.server.similarity.found.Found;
import savepoint.server.similarity.found.HandIn;

/// Hand-ins of SQL that have the same trees. Most write what most write: what two share is told with how many others do, and
/// pairs come first whose trees are rare.
public final class SqlPairs {
    private static final int ALL = 100;
    private static final int THOUSAND = 1_000;
    // Two that share only what one in ten has are not looked at; in a class of a dozen that would
    // be nobody.
    private static final int RARE = 10;
    private static final int ALWAYS_RARE = 4;

    private final List<HandIn> handIns;
    private final List<Table> tables;

    private SqlPairs(List<HandIn> handIns, List<Table> tables) {
        this.handIns = handIns;
        this.tables = tables;
    }

    /// The trees of one file, by the hand-ins' places.
    private record Table(
            String file, Map<Integer, String> trees, Map<String, List<Integer>> sharing) {
        boolean isSame(int one, int other) {
            return trees.containsKey(one) && trees.get(one).equals(trees.get(other));
        }

        int sharing(int one) {
            return sharing.get(trees.get(one)).size();
        }

        Found.Rate rate() {
            long pairs = (long) trees.size() * (trees.size() - 1);
            long same =
                    sharing.values().stream()
                            .mapToLong(all -> (long) all.size() * (all.size() - 1))
                            .sum();
            return new Found.Rate(
                    file,
                    trees.size(),
                    sharing.size(),
                    pairs == 0 ? 0 : (int) Math.round((double) same * THOUSAND / pairs));
        }
    }

    /// Compares the files of these names that were changed since the beginning.
    ///
    /// @param given what everybody started with
    /// @param most pairs that are kept
    public static Found compare(
            List<HandIn> handIns, FileTree given, List<String> names, int most) {
        var tables =
                names.stream()
                        .filter(name -> name.endsWith(".sql"))
                        .map(name -> table(handIns, given, name))
                        .toList();
        var read =
                tables.stream()
                        .flatMap(one -> one.trees().keySet().stream())
                        .collect(Collectors.toSet());
        return new Found(
                handIns.size(),
                handIns.size() - read.size(),
                tables.stream().map(Table::rate).toList(),
                new SqlPairs(handIns, tables).pairs(most));
    }

    private static Table table(List<HandIn> handIns, FileTree given, String name) {
        var start = given.text(name).map(NormalForm::of).orElse("");
        var trees = new LinkedHashMap<Integer, String>();
        for (var i = 0; i < handIns.size(); i++) {
            var tree = handIns.get(i).files().text(name).map(NormalForm::of).orElse("");
            if (!tree.isEmpty() && !tree.equals(start)) trees.put(i, tree);
        }
        return new Table(
                name, trees, trees.keySet().stream().collect(Collectors.groupingBy(trees::get)));
    }

    private List<Found.Pair> pairs(int most) {
        int rare = Math.max(ALWAYS_RARE, handIns.size() / RARE);
        Set<List<Integer>> candidates = new HashSet<>();
        for (var table : tables)
            for (var all : table.sharing().values()) {
                if (all.size() > rare) continue;
                for (var i = 0; i < all.size(); i++)
                    for (var j = i + 1; j < all.size(); j++)
                        candidates.add(List.of(all.get(i), all.get(j)));
            }
        return candidates.stream()
                .sorted(
                        Comparator.comparingDouble((List<Integer> pair) -> surprise(pair))
                                .reversed()
                                .thenComparing(List::getFirst)
                                .thenComparing(List::getLast))
                .limit(most)
                .map(this::pair)
                .toList();
    }

    /// How unlikely it is that two agree so by chance, in bits: only an order, shown to nobody.
    private double surprise(List<Integer> pair) {
        return tables.stream()
                .filter(table -> table.isSame(pair.getFirst(), pair.getLast()))
                .mapToDouble(table ->
                        Math.log((double) table.trees().size() / table.sharing(pair.getFirst())))
                .sum();
    }

    private Found.Pair pair(List<Integer> pair) {
        int one = pair.getFirst();
        int other = pair.getLast();
        var parts = new ArrayList<Found.Part>();
        int both = 0;
        for (var table : tables) {
            if (table.trees().containsKey(one) && table.trees().containsKey(other)) both++;
            if (table.isSame(one, other)) parts.add(part(table, one, other));
        }
        var share =
                BigDecimal.valueOf((long) parts.size() * ALL)
                        .divide(BigDecimal.valueOf(both), 2, RoundingMode.HALF_UP);
        return new Found.Pair(
                handIns.get(one).submission(), handIns.get(other).submission(), share, parts);
    }

    private Found.Part part(Table table, int one, int other) {
        var texts = List.of(text(one, table.file()), text(other, table.file()));
        return new Found.Part(
                lines(table.file(), texts.getFirst()),
                lines(table.file(), texts.getLast()),
                Lexical.words(Lexical.form(texts.getFirst())),
                table.sharing(one),
                texts.getFirst().equals(texts.getLast()));
    }

    private String text(int handIn, String file) {
        return Optional.of(handIns.get(handIn))
                .flatMap(one -> one.files().text(file))
                .orElseThrow();
    }

    private static Found.Lines lines(String file, String text) {
        return new Found.Lines(file, 1, Math.max(1, (int) text.lines().count()));
    }
}

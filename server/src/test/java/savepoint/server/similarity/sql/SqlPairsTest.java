package savepoint.server.similarity.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import savepoint.grader.bundle.FileTree;
import savepoint.server.similarity.found.Found;
import savepoint.server.similarity.found.HandIn;

/// A class in which most write what is taught, and two something that nobody else would.
class SqlPairsTest {
    private static final List<String> FILES = List.of("01.sql", "02.sql");
    private static final FileTree STARTER = files("-- your query", "select 1");

    private static FileTree files(String first, String second) {
        return FileTree.of(
                Map.of(
                        "01.sql", first.getBytes(StandardCharsets.UTF_8),
                        "02.sql", second.getBytes(StandardCharsets.UTF_8)));
    }

    private static Found compared() {
        var handIns = new ArrayList<HandIn>();
        for (var i = 0; i < 48; i++)
            handIns.add(
                    new HandIn(
                            i,
                            files(
                                    "select name from customer",
                                    "select %d from purchase".formatted(i))));
        handIns.add(
                new HandIn(
                        48, files("select upper(name) from customer", "select x from purchase x")));
        handIns.add(
                new HandIn(
                        49, files("SELECT upper(name) FROM customer", "select y from purchase y")));
        handIns.add(new HandIn(50, STARTER));
        return SqlPairs.compare(handIns, STARTER, FILES, 10);
    }

    @Test
    void rare_trees_make_a_pair_and_common_ones_do_not() {
        var pairs = compared().pairs();
        assertEquals(1, pairs.size());
        assertEquals(48, pairs.getFirst().one());
        assertEquals(49, pairs.getFirst().other());
        assertEquals("100.00", pairs.getFirst().share().toPlainString());
        assertTrue(pairs.getFirst().parts().stream().allMatch(part -> part.sharing() == 2));
        assertTrue(pairs.getFirst().parts().stream().noneMatch(Found.Part::verbatim));
    }

    @Test
    void the_base_rate_says_how_many_pairs_agree_by_nature() {
        var found = compared();
        assertEquals(1, found.unread());
        // 48 · 47 + 2 ordered pairs of 50 · 49.
        assertEquals(new Found.Rate("01.sql", 50, 2, 922), found.rates().getFirst());
        assertEquals(new Found.Rate("02.sql", 50, 49, 1), found.rates().getLast());
    }
}

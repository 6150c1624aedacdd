package savepoint.server.similarity.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Which texts of SQL are the same tree.
class NormalFormTest {
    private static final String QUERY =
            "select c.name, count(*) as n from customer c join purchase p on p.customer = c.id group by c.name";

    private static void same(String other) {
        assertEquals(NormalForm.of(QUERY), NormalForm.of(other));
    }

    private static void different(String other) {
        assertNotEquals(NormalForm.of(QUERY), NormalForm.of(other));
    }

    @Test
    void case_spaces_comments_aliases_and_noise_words_do_not_matter() {
        same(QUERY.toUpperCase(Locale.ROOT));
        same("-- mine\n" + QUERY.replace(" ", "\n  ") + ";");
        same(
                """
                SELECT kunde.name, count(*) anzahl /* how many */
                FROM customer AS kunde INNER JOIN purchase kauf ON kauf.customer = kunde.id
                GROUP BY kunde.name
                """);
    }

    @Test
    void what_is_asked_matters() {
        different(QUERY.replace("join", "left join"));
        different(QUERY.replace("count(*)", "count(p.id)"));
        different(QUERY.replace("c.name, ", ""));
        different(QUERY + " having count(*) > 1");
    }

    @Test
    void literals_keep_their_case() {
        assertNotEquals(
                NormalForm.of("select 1 from city where name = 'Ulm'"),
                NormalForm.of("select 1 from city where name = 'ULM'"));
    }

    @Test
    void what_is_no_sql_is_compared_by_its_words() {
        assertEquals(NormalForm.of("selct  1 FROM"), NormalForm.of("selct 1 from -- oops"));
        assertNotEquals(NormalForm.of("selct 1 from"), NormalForm.of("selct 2 from"));
        assertEquals("", NormalForm.of(" -- nothing\n/* at all */ "));
        // Deeper than any parser likes, and than any person writes.
        var deep = "select " + "(".repeat(5_000) + "1" + ")".repeat(5_000);
        assertEquals(deep, NormalForm.of(deep));
    }
}

import library.Catalogue;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.util.LinkedHashMap;
import java.util.Map;

/// Texts that would empty a table, list another one or end the query, as words and as orders. Tabs, not spaces, stand between their parts
/// where a search would take them apart.
public final class Withstands implements Scenario {
    private static final String[] HOSTILE = {
        "x'\tOR\t'a'='a",
        "x')\tOR\t('a'='a",
        "x%'\tOR\t1=1\t--",
        "';\tDELETE\tFROM\tbook_author;\t--",
        "'\tUNION\tSELECT\tid,name,NULL\tFROM\tauthor\t--",
        "\\'\tOR\t1=1\t--",
        "$$",
        "?",
        "{x}"
    };

    @Override
    public Object observe(Subject subject) throws Exception {
        Catalogue catalogue = subject.make(Catalogue.class);
        Map<String, Object> seen = new LinkedHashMap<>();
        for (String text : HOSTILE) {
            seen.put("words " + text, subject.attempt(() -> catalogue.search(text, "title", 1)));
        }
        for (String order : new String[] {"title; DELETE FROM book_author; --", "(SELECT 1)", "-price; --"}) {
            seen.put("order " + order, subject.attempt(() -> catalogue.search("", order, 1)));
        }
        return seen;
    }
}

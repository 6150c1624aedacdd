package savepoint.server.gradebook.in;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import savepoint.server.gradebook.facts.Pupil;
import savepoint.server.gradebook.facts.Sheet;
import savepoint.server.gradebook.out.Tables;

/// The term's students by whatever other systems call them.
final class Register {
    private final Map<String, Set<Integer>> addresses;
    private final Map<String, Set<Integer>> logins;
    private final Map<String, Set<Integer>> numbers;
    private final List<Sheet.Row> rows;

    Register(List<Sheet.Row> rows) {
        this.rows = rows;
        addresses = by(Pupil::email);
        logins = by(Pupil::login);
        numbers = by(Pupil::number);
    }

    private Map<String, Set<Integer>> by(Function<Pupil, String> name) {
        var by = new HashMap<String, Set<Integer>>();
        for (var i = 0; i < rows.size(); i++) {
            var text = name.apply(rows.get(i).pupil());
            if (text != null) by.computeIfAbsent(Tables.normal(text), _ -> new TreeSet<>()).add(i);
        }
        return by;
    }

    /// Whoever is meant: nobody, one, or several where what the line says fits more than one.
    List<Sheet.Row> find(GradeFile.Who who) {
        var found = new TreeSet<Integer>();
        add(found, addresses, who.address());
        add(found, addresses, who.login());
        add(found, logins, who.login());
        add(found, numbers, who.number());
        return found.stream().map(rows::get).toList();
    }

    private static void add(Set<Integer> found, Map<String, Set<Integer>> by, String text) {
        found.addAll(by.getOrDefault(Tables.normal(text), Set.of()));
    }
}

package savepoint.server.people.csv;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which column of a file says what.
///
/// @param unused headings that say nothing to us, as they stand in the file
record Headings(Map<Column, Integer> places, List<String> unused, Set<String> all) {
    /// Reads a line as headings; empty if it tells neither who somebody is nor how they are known.
    static Optional<Headings> of(List<String> cells) {
        var normal = cells.stream().map(Column::normal).toList();
        var places = new EnumMap<Column, Integer>(Column.class);
        for (var column : Column.values()) {
            column.headings().stream()
                    .map(normal::indexOf)
                    .filter(place -> place >= 0)
                    .findFirst()
                    .ifPresent(place -> places.put(column, place));
        }
        boolean named =
                places.containsKey(Column.NAME)
                        || (places.containsKey(Column.FIRST) && places.containsKey(Column.LAST));
        boolean known =
                places.containsKey(Column.EMAIL)
                        || places.containsKey(Column.NUMBER)
                        || places.containsKey(Column.LOGIN);
        if (!named || !known) return Optional.empty();
        var unused = new ArrayList<String>();
        for (int i = 0; i < cells.size(); i++)
            if (!places.containsValue(i) && !cells.get(i).isBlank())
                unused.add(cells.get(i).strip());
        return Optional.of(new Headings(places, List.copyOf(unused), Set.copyOf(normal)));
    }

    /// Whether we wrote it.
    boolean areOurs() {
        return all.contains("timefactor") && all.contains("name");
    }

    /// Whether names stand with the family name first, by the heading alone.
    boolean lastNameFirst() {
        return all.contains("sortablename")
                || all.contains("lastfirst")
                || (all.contains("student") && !all.contains("name"));
    }

    boolean has(Column column) {
        return places.containsKey(column);
    }

    /// What a line says in a column; empty where it is too short, and where the file has no such column.
    String cell(List<String> cells, Column column) {
        var place = places.get(column);
        return place == null || place >= cells.size() ? "" : Names.clean(cells.get(place));
    }
}

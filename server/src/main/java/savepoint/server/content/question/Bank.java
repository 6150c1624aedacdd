package savepoint.server.content.question;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The questions that quizzes draw from, by slug.
public final class Bank {
    private final TreeMap<String, Entry> entries = new TreeMap<>();

    /// A question and the hash of the files it was read from.
    public record Entry(Question question, String version) {}

    /// A bank of these.
    public Bank(Collection<Entry> questions) {
        for (var entry : questions) entries.put(entry.question().slug(), entry);
    }

    /// In the order of their slugs.
    public Collection<Entry> all() {
        return entries.values();
    }

    /// The question of this slug, else the one that had it before.
    public Optional<Entry> find(String slug) {
        var named = Optional.ofNullable(entries.get(slug));
        return named.isPresent()
                ? named
                : entries.values().stream()
                        .filter(entry -> entry.question().formerly().contains(slug))
                        .findFirst();
    }

    /// Those that a part may draw, in the order of their slugs or as it names them.
    public List<Entry> candidates(Part.Source source) {
        return switch (source) {
            case Part.Named named ->
                    named.questions().stream().map(this::find).flatMap(Optional::stream).toList();
            case Part.Pool pool ->
                    entries.values().stream()
                            .filter(entry -> pool.takes(entry.question()))
                            .toList();
        };
    }

    /// Those of a topic, in the order of their slugs.
    public Map<String, List<Entry>> byTopic() {
        return entries.values().stream()
                .collect(
                        java.util.stream.Collectors.groupingBy(
                                entry -> entry.question().topic(),
                                TreeMap::new,
                                java.util.stream.Collectors.toList()));
    }
}

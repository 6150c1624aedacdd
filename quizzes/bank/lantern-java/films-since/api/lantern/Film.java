package lantern;

/// A film; `minutes` is null where its length is not known.
public record Film(String title, int year, Integer minutes) {}

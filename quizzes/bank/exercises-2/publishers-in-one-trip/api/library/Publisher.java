package library;

/// A publisher, and how many books the library has of it.
public record Publisher(String name, int books) {}

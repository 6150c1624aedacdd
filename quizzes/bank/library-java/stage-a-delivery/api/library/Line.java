package library;

/// A line of a delivery; texts may be empty.
public record Line(int number, String isbn, String title) {}

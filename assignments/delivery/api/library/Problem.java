package library;

/// What is wrong with a line.
///
/// @param line counted from 1, which is the header
/// @param field `isbn`, `title`, `authors`, `publisher`, `year` or `price`, or `line` if there are not six fields
/// @param says in words for the supplier; they are yours to choose
public record Problem(int line, String field, String says) {}

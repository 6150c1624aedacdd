package library;

import java.util.List;

/// A book that was found.
///
/// @param authors their names, in the order of their places; empty where none is known
public record Hit(int id, String title, List<String> authors) {}

package library;

import java.util.List;

/// What became of a delivery: `read` is `loaded` and `refused` together, the header not counted.
///
/// @param loaded lines that made a book or met a known one
/// @param refused lines with at least one problem
/// @param problems by line, those of one line in the order of the fields
public record Report(int read, int loaded, int refused, List<Problem> problems) {}

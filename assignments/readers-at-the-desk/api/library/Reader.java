package library;

import java.util.List;

/// A reader, and the loans that are still out.
public record Reader(int id, String name, List<Loan> loans) {}

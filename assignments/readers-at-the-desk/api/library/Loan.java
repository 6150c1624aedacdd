package library;

import java.time.LocalDate;

/// A copy that somebody has at home.
public record Loan(int id, String title, LocalDate due) {}

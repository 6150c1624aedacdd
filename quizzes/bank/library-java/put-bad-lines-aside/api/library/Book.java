package library;

import java.math.BigDecimal;

/// A book as a line of a delivery names it; everything but the line may be null.
public record Book(int line, String isbn, String title, BigDecimal price) {}

package lantern;

import java.time.LocalDateTime;

/// An evening on the meadow.
///
/// @param free how many tickets can still be sold
public record Evening(int id, String title, LocalDateTime startsAt, int free) {}

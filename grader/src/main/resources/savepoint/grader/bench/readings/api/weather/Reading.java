package weather;

import java.math.BigDecimal;

/** What one station measured on one day. */
public record Reading(int station, int day, BigDecimal degrees) {}

package weather;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Keeps what weather stations measured. */
public interface Readings {
    /** Keeps all of them or none. */
    void keep(List<Reading> readings) throws SQLException;

    long count() throws SQLException;

    /** The mean of each station by its name, to two decimals. */
    Map<String, BigDecimal> means() throws SQLException;

    /** The stations that measured the highest value of all, by name. */
    List<String> warmest() throws SQLException;

    /** On how many days each station was below zero; without those that never were. */
    Map<String, Long> frost() throws SQLException;

    /** The days on which the mean of all stations was highest, the highest first. */
    List<Integer> warmestDays(int howMany) throws SQLException;
}

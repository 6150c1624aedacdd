package weather;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A season to try with: ten stations, a hundred days. */
public final class Sample {
    private Sample() {}

    public static List<Reading> season() {
        List<Reading> readings = new ArrayList<>();
        for (int station = 1; station <= 10; station++) {
            for (int day = 1; day <= 100; day++) {
                int tenths = (station * 37 + day * 91 + station * day * 13) % 500 - 120;
                readings.add(new Reading(station, day, BigDecimal.valueOf(tenths, 1)));
            }
        }
        return readings;
    }
}

package weather;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

public class SqlReadings implements Readings {
    private final DataSource database;

    public SqlReadings(DataSource database) {
        this.database = database;
    }

    @Override
    public void keep(List<Reading> readings) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into reading (station_id, day, degrees) values (?, ?, ?)")) {
                for (Reading reading : readings) {
                    insert.setInt(1, reading.station());
                    insert.setInt(2, reading.day());
                    insert.setBigDecimal(3, reading.degrees());
                    insert.addBatch();
                }
                insert.executeBatch();
                connection.commit();
            } catch (SQLException failed) {
                connection.rollback();
                throw failed;
            }
        }
    }

    @Override
    public long count() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("select count(*) from reading");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public Map<String, BigDecimal> means() throws SQLException {
        Map<String, BigDecimal> means = new TreeMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement(
                                "select s.name, round(avg(r.degrees), 2) from station s"
                                        + " join reading r on r.station_id = s.id group by s.name");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) means.put(rows.getString(1), rows.getBigDecimal(2));
        }
        return means;
    }

    @Override
    public List<String> warmest() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement(
                                "select distinct s.name from station s join reading r on r.station_id = s.id"
                                        + " where r.degrees = (select max(degrees) from reading) order by s.name");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) names.add(rows.getString(1));
        }
        return names;
    }

    @Override
    public Map<String, Long> frost() throws SQLException {
        Map<String, Long> days = new TreeMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement(
                                "select s.name, count(*) from station s join reading r on r.station_id = s.id"
                                        + " where r.degrees < ? group by s.name")) {
            query.setBigDecimal(1, BigDecimal.ZERO);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) days.put(rows.getString(1), rows.getLong(2));
            }
        }
        return days;
    }

    @Override
    public List<Integer> warmestDays(int howMany) throws SQLException {
        List<Integer> days = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement(
                                "select day from reading group by day order by avg(degrees) desc, day limit ?")) {
            query.setInt(1, howMany);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) days.add(rows.getInt(1));
            }
        }
        return days;
    }
}

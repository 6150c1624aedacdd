package library;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

public final class JdbcReaders implements Readers {
    private final DataSource library;

    public JdbcReaders(DataSource library) {
        this.library = library;
    }

    @Override
    public List<Reader> all() throws SQLException {
        return read("SELECT id, name FROM reader ORDER BY name, id", null);
    }

    @Override
    public List<Reader> named(String name) throws SQLException {
        return read("SELECT id, name FROM reader WHERE name = ? ORDER BY id", name);
    }

    private List<Reader> read(String sql, String name) throws SQLException {
        try (Connection connection = library.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            if (name != null) query.setString(1, name);
            List<Reader> readers = new ArrayList<>();
            Map<Integer, List<Loan>> loans = new HashMap<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    List<Loan> own = new ArrayList<>();
                    loans.put(rows.getInt(1), own);
                    readers.add(new Reader(rows.getInt(1), rows.getString(2), own));
                }
            }
            addLoans(connection, loans);
            return readers;
        }
    }

    private static void addLoans(Connection connection, Map<Integer, List<Loan>> readers) throws SQLException {
        String sql =
                """
                SELECT reader_id, loan.id, title, due
                  FROM loan
                  JOIN copy ON copy.id = copy_id
                 WHERE returned IS NULL AND reader_id = ANY (?)
                 ORDER BY due, loan.id
                """;
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setArray(1, connection.createArrayOf("int4", readers.keySet().toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    readers.get(rows.getInt(1))
                            .add(new Loan(rows.getInt(2), rows.getString(3), rows.getDate(4).toLocalDate()));
                }
            }
        }
    }

    @Override
    public int giveBack(List<Integer> loans, LocalDate day) throws SQLException {
        try (Connection connection = library.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE loan SET returned = ? WHERE id = ? AND returned IS NULL")) {
            connection.setAutoCommit(false);
            for (int loan : loans) {
                update.setDate(1, Date.valueOf(day));
                update.setInt(2, loan);
                update.addBatch();
            }
            int given = 0;
            for (int count : update.executeBatch()) given += count;
            if (given != loans.size()) {
                connection.rollback();
                throw new NoSuchLoan("only " + given + " of " + loans.size() + " are out");
            }
            connection.commit();
            return given;
        }
    }
}

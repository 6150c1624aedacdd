package library;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

public final class JdbcReaders implements Readers {
    private static final String WITH_LOANS =
            """
            SELECT reader.id, name, loan.id AS loan, title, due
              FROM reader
              LEFT JOIN loan ON reader_id = reader.id AND returned IS NULL
              LEFT JOIN copy ON copy.id = copy_id
            """;
    private static final String ORDER = " ORDER BY name, reader.id, due, loan.id";

    private final DataSource library;

    public JdbcReaders(DataSource library) {
        this.library = library;
    }

    @Override
    public List<Reader> all() throws SQLException {
        try (Connection connection = library.getConnection();
                PreparedStatement query = connection.prepareStatement(WITH_LOANS + ORDER)) {
            return readers(query);
        }
    }

    @Override
    public List<Reader> named(String name) throws SQLException {
        try (Connection connection = library.getConnection();
                PreparedStatement query = connection.prepareStatement(WITH_LOANS + " WHERE name = ?" + ORDER)) {
            query.setString(1, name);
            return readers(query);
        }
    }

    private static List<Reader> readers(PreparedStatement query) throws SQLException {
        Map<Integer, Reader> readers = new LinkedHashMap<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                int id = rows.getInt("id");
                if (!readers.containsKey(id)) {
                    readers.put(id, new Reader(id, rows.getString("name"), new ArrayList<>()));
                }
                Integer loan = rows.getObject("loan", Integer.class);
                if (loan != null) {
                    readers.get(id)
                            .loans()
                            .add(new Loan(loan, rows.getString("title"), rows.getObject("due", LocalDate.class)));
                }
            }
        }
        return List.copyOf(readers.values());
    }

    @Override
    public int giveBack(List<Integer> loans, LocalDate day) throws SQLException {
        try (Connection connection = library.getConnection()) {
            connection.setAutoCommit(false);
            try {
                int given = giveBack(connection, loans, day);
                if (given < loans.size()) {
                    throw new NoSuchLoan("one of " + loans + " does not exist or is back");
                }
                connection.commit();
                return given;
            } catch (SQLException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            }
        }
    }

    private static int giveBack(Connection connection, List<Integer> loans, LocalDate day) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE loan SET returned = ? WHERE id = ANY (?)")) {
            update.setDate(1, Date.valueOf(day));
            update.setArray(2, connection.createArrayOf("int4", loans.toArray()));
            return update.executeUpdate();
        }
    }
}

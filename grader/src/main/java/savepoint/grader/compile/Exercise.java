package savepoint.grader.compile;

import java.util.Map;

/// What a compiler compiles before the first hand-in comes, so that it knows JDBC and is quick.
final class Exercise {
    /// The compiler's hot code is compiled itself after about so many rounds.
    static final int ROUNDS = 12;

    static final Map<String, String> SOURCES =
            Map.of(
                    "Shelf.java",
                    """
                    package exercise;

                    import java.math.BigDecimal;
                    import java.sql.*;
                    import java.time.*;
                    import java.util.*;
                    import java.util.function.*;
                    import java.util.stream.*;
                    import javax.sql.DataSource;

                    public final class Shelf implements AutoCloseable {
                        record Item(int id, String name, BigDecimal price, LocalDate day) {}

                        sealed interface Found permits One, None {}
                        record One(Item item) implements Found {}
                        record None() implements Found {}

                        private final DataSource database;

                        public Shelf(DataSource database) {
                            this.database = Objects.requireNonNull(database);
                        }

                        public List<Item> above(BigDecimal price) throws SQLException {
                            var items = new ArrayList<Item>();
                            try (Connection connection = database.getConnection();
                                    PreparedStatement query = connection.prepareStatement(
                                            "select id, name, price, day from item where price > ? order by id")) {
                                query.setBigDecimal(1, price);
                                try (ResultSet rows = query.executeQuery()) {
                                    while (rows.next()) {
                                        items.add(new Item(rows.getInt(1), rows.getString("name"),
                                                rows.getBigDecimal(3), rows.getObject(4, LocalDate.class)));
                                    }
                                }
                            }
                            return items.stream().filter(item -> item.name() != null)
                                    .sorted(Comparator.comparing(Item::price).reversed()).toList();
                        }

                        public Map<String, Long> counts() throws SQLException {
                            return above(BigDecimal.ZERO).stream()
                                    .collect(Collectors.groupingBy(Item::name, TreeMap::new, Collectors.counting()));
                        }

                        public void put(Collection<String> names) throws SQLException {
                            try (var connection = database.getConnection()) {
                                connection.setAutoCommit(false);
                                try (var insert = connection.prepareStatement("insert into item (name) values (?)",
                                        Statement.RETURN_GENERATED_KEYS)) {
                                    for (String name : names) {
                                        insert.setString(1, name);
                                        insert.addBatch();
                                    }
                                    insert.executeBatch();
                                    connection.commit();
                                } catch (SQLException | RuntimeException failed) {
                                    connection.rollback();
                                    throw failed;
                                }
                            }
                        }

                        String words(Found found) {
                            return switch (found) {
                                case One(Item(int id, var name, var _, var day)) when id > 0 -> "%d: %s, %s".formatted(id, name, day);
                                case One _ -> "?";
                                case None() -> "none";
                            };
                        }

                        @Override
                        public void close() {
                            Supplier<String> bye = () -> "closed at " + Instant.EPOCH.plus(Duration.ofDays(1));
                            System.out.println(bye.get());
                        }
                    }
                    """);

    private Exercise() {}
}

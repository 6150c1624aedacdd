package shop;

import java.sql.SQLException;
import java.util.List;

public interface Orders {
    record Line(String article, int pieces) {}

    record Order(int id, List<Line> lines) {}

    /// All orders of a customer, by their numbers, with their lines, by article.
    List<Order> of(String customer) throws SQLException;

    void add(int order, List<Line> lines) throws SQLException;
}

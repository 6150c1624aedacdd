package shop;

import java.sql.SQLException;
import java.util.List;

public interface Products {
    /// The names of the products that are not hidden and have this text in their name, in order.
    List<String> find(String text) throws SQLException;
}

package bank;

import java.math.BigDecimal;
import java.sql.SQLException;

/// Adds up money.
public interface Totals {
    /// The money in all accounts of a branch; of those without one if `branch` is null.
    BigDecimal of(Integer branch) throws SQLException;
}

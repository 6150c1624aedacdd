package bank;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Optional;

/// Tells what accounts hold.
public interface Balances {
    /// The balance of this account; empty if there is no such account.
    Optional<BigDecimal> balance(long id) throws SQLException;
}

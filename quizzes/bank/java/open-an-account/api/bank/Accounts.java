package bank;

import java.math.BigDecimal;
import java.sql.SQLException;

/// Opens accounts.
public interface Accounts {
    /// Stores a new account.
    ///
    /// @param branch null for none
    /// @throws AccountExists if the id is taken
    void open(long id, Integer branch, String owner, BigDecimal balance) throws SQLException;
}

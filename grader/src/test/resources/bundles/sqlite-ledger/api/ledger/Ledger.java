package ledger;

import java.sql.SQLException;
import java.util.Map;

/// Accounts and what moved between them.
public interface Ledger {
    /// Balances by name, in the order of the names.
    Map<String, Long> balances() throws SQLException;

    /// Moves an amount and notes it, or throws and changes nothing.
    void move(String giver, String taker, long amount) throws SQLException;
}

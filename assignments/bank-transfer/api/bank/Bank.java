package bank;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;

/// A bank whose accounts and journal live in a database.
public interface Bank {
    /// Moves `amount` from one account to another and records the transfer in the journal: both, or
    /// neither. A transfer that is refused changes nothing. Amounts have at most two decimals.
    ///
    /// The conditions are judged in this order:
    ///
    /// @throws IllegalArgumentException if `amount` is not positive, or the two accounts are one
    /// @throws NoSuchAccount if either account does not exist
    /// @throws InsufficientFunds if the source account holds less than `amount`; a transfer of the
    ///     whole balance is allowed
    /// @throws SQLException if the database fails
    void transfer(long from, long to, BigDecimal amount) throws SQLException;

    /// The `n` accounts with the largest balances, largest first; of equal balances the smaller id
    /// comes first. All accounts if there are fewer than `n`, none if `n` is 0.
    ///
    /// @throws SQLException if the database fails
    List<Account> largest(int n) throws SQLException;
}

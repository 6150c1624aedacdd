package bank;

import java.math.BigDecimal;

/// The source account holds less than the amount of the transfer.
public final class InsufficientFunds extends RuntimeException {
    public InsufficientFunds(long id, BigDecimal balance, BigDecimal amount) {
        super("account " + id + " holds " + balance + ", less than " + amount);
    }
}

package bank;

import java.math.BigDecimal;

/// One account as it stands in the database.
public record Account(long id, String owner, BigDecimal balance) {}

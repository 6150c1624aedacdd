package savepoint.server.web;

import java.math.BigDecimal;

/// Numbers as pages show them.
public final class Figures {
    private Figures() {}

    /// Without zeros that say nothing: `20`, `12.5`.
    public static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}

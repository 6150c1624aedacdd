package ledger;

import java.util.Map;
import javax.sql.DataSource;

public final class FileLedger implements Ledger {
    public FileLedger(DataSource database) {}

    @Override
    public Map<String, Long> balances() {
        return Map.of(); // to be written
    }

    @Override
    public void move(String giver, String taker, long amount) {
        // to be written
    }
}

package tickets;

import javax.sql.DataSource;

public final class SqlTickets implements Tickets {
    public SqlTickets(DataSource database) {}

    @Override
    public boolean buy(int concert, String buyer) {
        throw new UnsupportedOperationException("to be written");
    }
}

package lantern;

import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

public final class JdbcBoxOffice implements BoxOffice {
    private final DataSource lantern;

    public JdbcBoxOffice(DataSource lantern) {
        this.lantern = lantern;
    }

    @Override
    public List<Evening> programme() throws SQLException {
        throw new UnsupportedOperationException("programme is yours to write");
    }

    @Override
    public void sell(int evening, String buyer, int howMany) throws SQLException {
        throw new UnsupportedOperationException("sell is yours to write");
    }

    @Override
    public void sellByCard(int evening, int card, int howMany) throws SQLException {
        throw new UnsupportedOperationException("sellByCard is yours to write");
    }

    @Override
    public int refund(int evening, String buyer) throws SQLException {
        throw new UnsupportedOperationException("refund is yours to write");
    }
}

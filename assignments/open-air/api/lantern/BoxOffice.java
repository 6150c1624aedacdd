package lantern;

import java.sql.SQLException;
import java.util.List;

/// The box office on the meadow. Several counters sell at the same time, each with an object of its own.
public interface BoxOffice {
    /// All evenings in the order in which they begin, those of the same moment by id.
    List<Evening> programme() throws SQLException;

    /// Sells tickets for cash: as many as are asked for, or none. The conditions are judged in this order:
    ///
    /// @param buyer null for a sale at the door
    /// @throws IllegalArgumentException if `howMany` is less than 1
    /// @throws NoSuchEvening if there is no such evening
    /// @throws SoldOut if fewer places than `howMany` are left
    void sell(int evening, String buyer, int howMany) throws SQLException;

    /// Sells tickets and takes their price from a card: both, or neither. The buyer is the owner of the card. The conditions are
    /// judged in this order:
    ///
    /// @throws IllegalArgumentException if `howMany` is less than 1
    /// @throws NoSuchEvening if there is no such evening
    /// @throws NoSuchCard if there is no such card
    /// @throws SoldOut if fewer places than `howMany` are left
    /// @throws NotEnoughCredit if the card holds less than the price of all
    void sellByCard(int evening, int card, int howMany) throws SQLException;

    /// Takes back all tickets of a buyer for an evening. What a card paid goes back to that card.
    ///
    /// @return how many tickets were taken back, 0 if the buyer had none
    int refund(int evening, String buyer) throws SQLException;
}

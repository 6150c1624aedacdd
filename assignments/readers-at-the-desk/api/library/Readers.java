package library;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/// The readers of the library and what they have at home.
public interface Readers {
    /// Every reader with the loans that are still out, by name, those of one name by id. Each reader's loans come by the day on which they are
    /// due, those of one day by id.
    List<Reader> all() throws SQLException;

    /// The readers of exactly this name, with their loans, in the same order. Nobody of that name is an empty list.
    List<Reader> named(String name) throws SQLException;

    /// Writes down that these loans came back on a day, and returns how many they are. No loan is named twice. Either all of them are given back
    /// or none.
    ///
    /// @throws NoSuchLoan if there is no such loan, or if it is back already
    /// @throws SQLException what the database refuses, such as a day before the loan was made
    int giveBack(List<Integer> loans, LocalDate day) throws SQLException;
}

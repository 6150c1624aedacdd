package library;

import java.sql.SQLException;
import java.util.List;

/// The books of the library, to be searched.
public interface Catalogue {
    /// The books that hold each of the words in their title or in the name of one of their authors, without regard to capitals. Any sign in a
    /// word means itself.
    ///
    /// @param words separated by spaces; none find every book
    /// @param order `title`, `year` or `price`, or one of these after a `-`, which turns it round. What is unknown comes last in either
    ///     direction, what is equal by id
    /// @param page of ten hits, from 1
    /// @throws IllegalArgumentException if `order` is another, or `page` is less than 1
    List<Hit> search(String words, String order, int page) throws SQLException;
}

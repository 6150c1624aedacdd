package bank;

import java.sql.SQLException;
import java.util.List;

/// Closes branches.
public interface Branches {
    /// Moves the accounts of some branches to another, deletes those branches, and returns how many accounts have moved; all of it or nothing.
    ///
    /// @throws NoSuchBranch if one that is to be closed does not exist
    int merge(List<Integer> closing, int successor) throws SQLException;
}

package savepoint.grader.kind;

import savepoint.grader.check.Difference;

/// What a kind of check found wrong.
///
/// @param title of the rows that show it: a table's name, or what was compared
public record Finding(String title, Difference difference) {
    /// In words of ours alone, which may be shown where data may not.
    static Finding inWords(String words) {
        return inWords(words, words);
    }

    /// @param category in words of ours alone
    /// @param words for those who may see data
    static Finding inWords(String category, String words) {
        return new Finding("", Difference.inWords(category, words));
    }
}

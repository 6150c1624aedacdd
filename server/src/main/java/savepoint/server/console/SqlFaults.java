package savepoint.server.console;

import savepoint.grader.verdict.ConsoleAnswer;

/// Where in a statement the database found a fault, for people.
final class SqlFaults {
    private SqlFaults() {}

    static ConsolePanel.Fault of(ConsoleAnswer.Failed failed) {
        var statement = failed.statement();
        int length = statement.codePointCount(0, statement.length());
        if (failed.position() < 1 || failed.position() > length + 1)
            return fault(failed, 0, "", "", "");
        int at = statement.offsetByCodePoints(0, failed.position() - 1);
        int start = statement.lastIndexOf('\n', at - 1) + 1;
        int newline = statement.indexOf('\n', at);
        int end = newline < 0 ? statement.length() : newline;
        int after = at;
        while (after < end && isPartOfWord(statement.charAt(after))) after++;
        if (after == at && after < end) after++;
        int line = Math.toIntExact(statement.substring(0, start).lines().count()) + 1;
        return fault(
                failed,
                line,
                statement.substring(start, at),
                statement.substring(at, after),
                statement.substring(after, end));
    }

    private static boolean isPartOfWord(char letter) {
        return Character.isLetterOrDigit(letter) || letter == '_';
    }

    private static ConsolePanel.Fault fault(
            ConsoleAnswer.Failed failed, int line, String before, String at, String after) {
        return new ConsolePanel.Fault(
                failed.message(), failed.hint(), failed.sqlState(), line, before, at, after);
    }
}

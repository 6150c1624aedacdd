package savepoint.runner;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// An exception as an observation: its classes from the most specific up, and its message for the student to read.
record Threw(List<String> types, String message) {
    private static final int LONGEST = 500;

    Threw(Throwable thrown) {
        this(typesOf(thrown), messageOf(thrown));
    }

    private static List<String> typesOf(Throwable thrown) {
        var types = new ArrayList<String>();
        for (Class<?> type = thrown.getClass(); type != Object.class; type = type.getSuperclass())
            types.add(type.getName());
        return types;
    }

    // getMessage, getCause and getSQLState may be the hand-in's own methods
    @SuppressWarnings("CatchingUnchecked")
    private static String messageOf(Throwable thrown) {
        try {
            var text = new StringBuilder(String.valueOf(thrown.getMessage()));
            if (thrown instanceof SQLException sql)
                text.append(" (SQLSTATE ").append(sql.getSQLState()).append(')');
            var cause = thrown.getCause();
            if (cause != null)
                text.append("; caused by ")
                        .append(cause.getClass().getName())
                        .append(": ")
                        .append(cause.getMessage());
            for (var frame : thrown.getStackTrace()) {
                if ("hand-in".equals(frame.getClassLoaderName())
                        && frame.getFileName() != null
                        && frame.getLineNumber() > 0) {
                    text.append(" at ")
                            .append(frame.getFileName())
                            .append(':')
                            .append(frame.getLineNumber());
                    break;
                }
            }
            return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text.toString();
        } catch (Throwable hostile) {
            return "(its message could not be read)";
        }
    }
}

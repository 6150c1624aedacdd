package savepoint.server.analytics;

import savepoint.server.web.Request;

/// Who counts as behind: who missed at least `missed` of the `last` activities that were due, or did nothing for `days`.
record BehindFilter(String section, int missed, int last, int days) {
    private static final int MISSED = 2;
    private static final int LAST = 5;
    private static final int DAYS = 14;

    static BehindFilter read(Request request) {
        int last = number(request, "last", LAST);
        return new BehindFilter(
                request.query("section"),
                Math.min(number(request, "missed", MISSED), last),
                last,
                number(request, "days", DAYS));
    }

    private static int number(Request request, String name, int usual) {
        var typed = request.query(name).strip();
        return typed.matches("[1-9]\\d{0,2}") ? Integer.parseInt(typed) : usual;
    }
}

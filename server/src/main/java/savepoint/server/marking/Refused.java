package savepoint.server.marking;

/// What was typed into a form of the marking that was not saved, and why.
///
/// @param form which form: `mark SLUG`, `comment REF`, `file NAME` or `whole`
public record Refused(String form, String points, String text, String line, String problem) {
    /// Nothing was refused.
    public static final Refused NOTHING = new Refused("", "", "", "", "");

    boolean concerns(String which) {
        return form.equals(which);
    }

    /// The problem as far as it concerns a form, else null.
    String problem(String which) {
        return concerns(which) && !problem.isEmpty() ? problem : null;
    }
}

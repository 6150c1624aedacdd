package library;

/// The first line is not the header that was agreed upon.
public final class BadHeader extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BadHeader(String found) {
        super("the header is `" + found + "`");
    }
}

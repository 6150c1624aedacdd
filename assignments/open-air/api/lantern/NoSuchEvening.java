package lantern;

/// There is no evening of this id.
public final class NoSuchEvening extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NoSuchEvening(int evening) {
        super("no evening " + evening);
    }
}

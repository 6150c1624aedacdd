package lantern;

/// Fewer places are left than were asked for.
public final class SoldOut extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SoldOut(int evening, int howMany) {
        super("evening " + evening + " has fewer than " + howMany + " places left");
    }
}

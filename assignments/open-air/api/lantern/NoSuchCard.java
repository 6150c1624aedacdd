package lantern;

/// There is no card of this id.
public final class NoSuchCard extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NoSuchCard(int card) {
        super("no card " + card);
    }
}

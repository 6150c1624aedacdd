package lantern;

/// The card holds less than the tickets cost.
public final class NotEnoughCredit extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotEnoughCredit(int card) {
        super("not enough on card " + card);
    }
}

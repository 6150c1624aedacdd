package bank;

/// The id of a new account is taken.
public final class AccountExists extends RuntimeException {
    private static final long serialVersionUID = 1;

    public AccountExists(long id) {
        super("account " + id + " exists");
    }
}

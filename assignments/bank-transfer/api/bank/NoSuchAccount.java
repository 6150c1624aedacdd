package bank;

/// A transfer names an account that does not exist.
public final class NoSuchAccount extends RuntimeException {
    public NoSuchAccount(long id) {
        super("no account " + id);
    }
}

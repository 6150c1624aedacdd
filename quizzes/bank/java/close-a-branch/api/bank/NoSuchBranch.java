package bank;

/// There is no branch of this id.
public final class NoSuchBranch extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NoSuchBranch(int id) {
        super("no branch " + id);
    }
}

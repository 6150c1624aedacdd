package savepoint.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;

/// The account that PostgreSQL's processes run under: PostgreSQL refuses to be root.
sealed interface Account {
    /// The account of this process, which is not root.
    record Ours() implements Account {}

    /// Root's first choice: an account that owns the cluster and nothing else.
    record Own(int uid) implements Account {}

    /// Where a folder above is closed to other accounts: root without its powers, in a user namespace.
    record Mapped() implements Account {}

    /// Above the ranges of system and human accounts, below those of containers; it needs no name.
    int CLUSTER_UID = 54_318;

    /// An account that has a name everywhere on Linux, which initdb insists on.
    int NOBODY = 65_534;

    static Account forNewCluster(Path cluster, PostgresBinaries binaries) throws IOException {
        if (new UnixSystem().getUid() != 0) return new Ours();
        return open(cluster.getParent()) && open(binaries.home())
                ? new Own(CLUSTER_UID)
                : new Mapped();
    }

    static Account forCluster(Path cluster) throws IOException {
        long own = new UnixSystem().getUid();
        int owner = (Integer) Files.getAttribute(cluster, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        if (own != 0 && own != owner) {
            throw new IOException(
                    "The cluster %s belongs to user %d, but this is user %d. Start as the user who made it, or choose another folder with --data."
                            .formatted(cluster, owner, own));
        }
        if (own != 0) return new Ours();
        return owner == 0 ? new Mapped() : new Own(owner);
    }

    /// Whether every account may pass through to this folder.
    private static boolean open(Path folder) throws IOException {
        for (Path path = folder.toRealPath(); path != null; path = path.getParent()) {
            if (!Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_EXECUTE))
                return false;
        }
        return true;
    }

    /// The command as this account.
    default List<String> as(List<String> command) {
        var whole = new ArrayList<String>();
        switch (this) {
            case Ours() -> {}
            case Own(int uid) -> whole.addAll(setpriv(uid));
            case Mapped() ->
                    whole.addAll(
                            List.of(
                                    "unshare",
                                    "--user",
                                    "--map-user=" + NOBODY,
                                    "--map-group=" + NOBODY,
                                    "--"));
        }
        whole.addAll(command);
        return whole;
    }

    /// The command for making a cluster: initdb wants an account with a name.
    default List<String> named(List<String> command) {
        return this instanceof Own ? new Own(NOBODY).as(command) : as(command);
    }

    /// What to try where this account cannot run PostgreSQL.
    default String hint() {
        return this instanceof Mapped
                ? "\nPostgreSQL does not run as root, and the folders above are closed to other accounts. Choose a folder that all may pass through with --data, or start as an ordinary user."
                : "";
    }

    private static List<String> setpriv(int uid) {
        return List.of(
                "setpriv",
                "--reuid=" + uid,
                "--regid=" + uid,
                "--clear-groups",
                "--no-new-privs",
                "--");
    }
}

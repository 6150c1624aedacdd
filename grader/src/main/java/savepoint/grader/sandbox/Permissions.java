package savepoint.grader.sandbox;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/// Rights of the files that boxes see.
final class Permissions {
    private Permissions() {}

    /// A folder through which a slot's user may go to what lies in it.
    static void passable(Path folder) throws IOException {
        set(folder, "rwx--x--x");
    }

    static void readable(Path file) throws IOException {
        set(file, Files.isDirectory(file) ? "rwxr-xr-x" : "rw-r--r--");
    }

    /// Lets whoever can pass its folder connect to a socket.
    static void connectable(Path socket) throws IOException {
        set(socket, "rw-rw-rw-");
    }

    /// Only the owner and this group's user may pass.
    static void passableFor(int gid, Path folder) throws IOException {
        Files.setAttribute(folder, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
        set(folder, "rwx--x---");
    }

    /// Hands a tree to a user; links are handed over themselves, never what they point to.
    static void giveTo(int uid, Path tree) throws IOException {
        Files.walkFileTree(
                tree,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes of)
                            throws IOException {
                        return give(dir);
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes of)
                            throws IOException {
                        return give(file);
                    }

                    private FileVisitResult give(Path path) throws IOException {
                        Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
                        Files.setAttribute(path, "unix:gid", uid, LinkOption.NOFOLLOW_LINKS);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    /// Whether any user of the machine can get to the path.
    static boolean openToAll(Path path) throws IOException {
        for (Path at = path.toRealPath(); at != null; at = at.getParent()) {
            int mode = (int) Files.getAttribute(at, "unix:mode");
            if (Files.isDirectory(at) && (mode & 1) == 0) return false;
        }
        return true;
    }

    private static void set(Path path, String rights) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }
}

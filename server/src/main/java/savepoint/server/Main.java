package savepoint.server;

/// Starts the platform: `serve`, `check`, `admin`.
public final class Main {
    private Main() {}

    static void main() {
        System.out.println("Savepoint");
    }
}

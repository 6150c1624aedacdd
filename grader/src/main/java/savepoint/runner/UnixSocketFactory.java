package savepoint.runner;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import javax.net.SocketFactory;

/// Lets the PostgreSQL driver speak through a Unix socket: `socketFactory=savepoint.runner.UnixSocketFactory`,
/// `socketFactoryArg=/path/of/the/socket`. Host and port of the URL mean nothing then.
public final class UnixSocketFactory extends SocketFactory {
    private final Path path;

    public UnixSocketFactory(String path) {
        this.path = Path.of(path);
    }

    @Override
    public Socket createSocket() {
        return new UnixSocket(path);
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw onlyOnePlace();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw onlyOnePlace();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw onlyOnePlace();
    }

    @Override
    public Socket createSocket(
            InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw onlyOnePlace();
    }

    private UnsupportedOperationException onlyOnePlace() {
        return new UnsupportedOperationException(
                "this factory connects to " + path + " and nowhere else");
    }
}

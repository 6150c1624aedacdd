package savepoint.runner;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import javax.net.SocketFactory;

/// Lets the PostgreSQL driver speak through a Unix socket: `socketFactory=savepoint.runner.UnixSocketFactory`,
/// `socketFactoryArg=/path/of/the/socket`. Host and port of the URL mean nothing then.
public class UnixSocketFactory extends SocketFactory {
    private final Path path;
    private final UnaryOperator<InputStream> reading;

    public UnixSocketFactory(String path) {
        this(path, input -> input);
    }

    /// For who looks at what comes in before the driver does.
    protected UnixSocketFactory(String path, UnaryOperator<InputStream> reading) {
        this.path = Path.of(path);
        this.reading = reading;
    }

    @Override
    public Socket createSocket() {
        return new UnixSocket(path, reading);
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

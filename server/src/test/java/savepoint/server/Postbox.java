package savepoint.server;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;
import savepoint.server.mail.MailServer;

/// A real SMTP server that keeps what it is sent.
public final class Postbox implements AutoCloseable {
    private static final String USER = "savepoint";
    private static final String PASSWORD = "one for mail";

    private final List<byte[]> got = new CopyOnWriteArrayList<>();
    private final SMTPServer smtp;
    private volatile int refusal;

    public Postbox() {
        smtp =
                SMTPServer.port(0)
                        .bindAddress(InetAddress.getLoopbackAddress())
                        .authenticationHandlerFactory(
                                new EasyAuthenticationHandlerFactory((user, password, _) -> {
                                    if (!user.equals(USER) || !password.equals(PASSWORD))
                                        throw new LoginFailedException();
                                }))
                        .requireAuth()
                        .messageHandler((_, _, _, data) -> {
                            if (refusal != 0) throw new RejectException(refusal, "not now");
                            got.add(data);
                        })
                        .build();
        smtp.start();
    }

    /// How it is reached.
    public MailServer server() {
        return server(MailServer.Security.NONE, PASSWORD);
    }

    /// How it would be reached.
    public MailServer server(MailServer.Security security, String password) {
        return new MailServer(
                "127.0.0.1",
                smtp.getPortAllocated(),
                security,
                USER,
                password,
                "Savepoint <savepoint@example.org>");
    }

    /// From now on it answers with this code; 0 takes mail again.
    public void refuse(int code) {
        refusal = code;
    }

    /// What came, in order.
    public List<MimeMessage> got() {
        return got.stream().map(Postbox::read).toList();
    }

    /// Forgets what came.
    public void empty() {
        got.clear();
    }

    private static MimeMessage read(byte[] data) {
        try {
            return new MimeMessage(
                    Session.getInstance(new Properties()), new ByteArrayInputStream(data));
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public void close() {
        smtp.stop();
    }
}

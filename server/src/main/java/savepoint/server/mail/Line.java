package savepoint.server.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A connection to the mail server, made for the first mail and kept for those that follow.
final class Line implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Line.class);
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int PERMANENT = 500;

    private final MailServer server;
    private final Session session;
    private Transport transport;
    private String dead;

    Line(MailServer server) {
        this.server = server;
        this.session = Session.getInstance(properties(server));
    }

    private static Properties properties(MailServer server) {
        var properties = new Properties();
        properties.put("mail.smtp.auth", Boolean.toString(!server.user().isEmpty()));
        properties.put("mail.smtp.connectiontimeout", Long.toString(CONNECT.toMillis()));
        properties.put("mail.smtp.timeout", Long.toString(ANSWER.toMillis()));
        properties.put("mail.smtp.writetimeout", Long.toString(ANSWER.toMillis()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        switch (server.security()) {
            case TLS -> properties.put("mail.smtp.ssl.enable", "true");
            case STARTTLS -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
            case NONE -> {}
        }
        return properties;
    }

    /// Gives it to the mail server. Once that did not answer it is not asked again.
    Delivery send(MailStore.Waiting mail, Instant now) {
        if (dead != null) return new Delivery.Later(dead);
        MimeMessage message;
        try {
            message = message(mail, now);
        } catch (MessagingException unusable) {
            return new Delivery.Refused(unusable.getMessage());
        }
        try {
            connect();
        } catch (MessagingException away) {
            dead = away.getMessage();
            return new Delivery.Later(dead);
        }
        try {
            transport.sendMessage(message, message.getAllRecipients());
            return new Delivery.Sent();
        } catch (MessagingException failed) {
            if (isPermanent(failed)) return new Delivery.Refused(failed.getMessage());
            return new Delivery.Later(failed.getMessage());
        }
    }

    private void connect() throws MessagingException {
        if (transport != null && transport.isConnected()) return;
        transport = session.getTransport("smtp");
        if (server.user().isEmpty()) transport.connect(server.host(), server.port(), null, null);
        else transport.connect(server.host(), server.port(), server.user(), server.password());
    }

    private MimeMessage message(MailStore.Waiting mail, Instant now) throws MessagingException {
        var from = new InternetAddress(server.from(), true);
        var domain = from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
        var message =
                new MimeMessage(session) {
                    @Override
                    protected void updateMessageID() throws MessagingException {
                        setHeader("Message-ID", "<" + mail.ref() + "@" + domain + ">");
                    }
                };
        message.setFrom(from);
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.address(), true));
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setText(mail.body(), StandardCharsets.UTF_8.name());
        message.setHeader(
                "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)));
        // Answering machines do not answer it (RFC 3834).
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    private static boolean isPermanent(MessagingException failed) {
        for (Exception one = failed;
                one instanceof MessagingException told;
                one = told.getNextException()) {
            var code =
                    switch (told) {
                        case SMTPAddressFailedException address -> address.getReturnCode();
                        case SMTPSendFailedException send -> send.getReturnCode();
                        default -> 0;
                    };
            if (code >= PERMANENT) return true;
        }
        return false;
    }

    @Override
    public void close() {
        if (transport == null) return;
        try {
            transport.close();
        } catch (MessagingException broken) {
            log.info("The line to {} broke at its end; nothing was lost", server, broken);
        }
    }
}

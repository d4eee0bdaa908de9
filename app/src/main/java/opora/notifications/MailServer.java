package opora.notifications;

import java.net.URI;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Where mails are handed over, and how.
record MailServer(
        String host,
        int port,
        Security security,
        @Nullable String user,
        @Nullable String password) {
    /// Whether the connection is encrypted: not, from a command on, or from its first byte.
    enum Security {
        NONE,
        STARTTLS,
        TLS
    }

    static MailServer of(URI address, @Nullable String user, @Nullable String password) {
        var security =
                switch (address.getScheme()) {
                    case "smtps" -> Security.TLS;
                    case "smtp+starttls" -> Security.STARTTLS;
                    default -> Security.NONE;
                };
        var port = address.getPort() > 0 ? address.getPort() : usual(security);
        return new MailServer(address.getHost(), port, security, user, password);
    }

    private static int usual(Security security) {
        return switch (security) {
            case NONE -> 25;
            case STARTTLS -> 587;
            case TLS -> 465;
        };
    }

    /// In the words of Jakarta Mail.
    Properties properties(java.time.Duration patience) {
        var millis = Long.toString(patience.toMillis());
        var properties = new Properties();
        properties.put("mail.smtp.host", host);
        properties.put("mail.smtp.port", Integer.toString(port));
        properties.put("mail.smtp.auth", Boolean.toString(user != null));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(security == Security.TLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put(
                "mail.smtp.starttls.required", Boolean.toString(security == Security.STARTTLS));
        properties.put(
                "mail.smtp.starttls.enable", Boolean.toString(security == Security.STARTTLS));
        properties.put("mail.smtp.connectiontimeout", millis);
        properties.put("mail.smtp.timeout", millis);
        properties.put("mail.smtp.writetimeout", millis);
        // our own name in the greeting, without asking the resolver, which may be slow
        properties.put("mail.smtp.localhost", "opora");
        return properties;
    }
}

package opora.mailroom;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Why a mailbox cannot be read, in a word that has a text for people, and in the server's own.
record Why(String reason, String detail) {
    private static final int LONGEST = 300;

    /// Somebody has to change a setting, or they stay.
    private static final Set<String> LASTING = Set.of("password", "host", "folder", "tls");

    static Why of(Exception failure) {
        var said = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        var detail = Words.cut(Words.oneLine(said), LONGEST);
        for (@Nullable Throwable e = failure; e != null; e = e.getCause()) {
            var reason = reason(e);
            if (reason != null) {
                return new Why(reason, detail);
            }
        }
        return new Why("other", detail);
    }

    private static @Nullable String reason(Throwable e) {
        return switch (e) {
            case AuthenticationFailedException _ -> "password";
            case FolderNotFoundException _ -> "folder";
            case UnknownHostException _ -> "host";
            case SSLException _ -> "tls";
            case ConnectException _, SocketTimeoutException _, NoRouteToHostException _ -> "away";
            default -> null;
        };
    }

    boolean lasting() {
        return LASTING.contains(reason);
    }
}

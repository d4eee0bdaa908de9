package opora.notifications;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import opora.tickets.TicketRequested;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/// One connection to the mail server, kept for the mails that follow. For one thread.
final class MailLine implements Line {
    /// A server closes what is silent for some minutes; asking it costs a round trip.
    private static final long ASK_AFTER_NANOS = Duration.ofSeconds(5).toNanos();

    private final Session session;
    private final MailServer server;
    private final InternetAddress from;
    private final @Nullable String replyTo;
    private final Function<Letter, Optional<Farewell>> farewells;
    private final Function<Letter, Enclosed> enclosing;
    private @Nullable Transport transport;
    private long usedAtNanos;

    MailLine(
            MailServer server,
            NotificationsSettings settings,
            Function<Letter, Optional<Farewell>> farewells,
            Function<Letter, Enclosed> enclosing) {
        this.server = server;
        this.session = Session.getInstance(server.properties(settings.patience()));
        this.from = settings.sender();
        this.replyTo = settings.replyTo();
        this.farewells = farewells;
        this.enclosing = enclosing;
    }

    @Override
    public Answer send(Letter letter) {
        if (letter.kind() != null && letter.recipient().isEmpty()) {
            return nowhere(letter.username());
        }
        Mail mail;
        try {
            mail = mail(letter);
        } catch (MessagingException e) {
            return new Answer.Refused(sentence(e));
        } catch (UncheckedIOException e) {
            return new Answer.PutOff("its files cannot be read now: " + sentence(e));
        }
        Transport open;
        try {
            open = open();
        } catch (MessagingException e) {
            close();
            return new Answer.Nobody(sentence(e));
        }
        try {
            open.sendMessage(mail, mail.getAllRecipients());
            usedAtNanos = System.nanoTime();
            return new Answer.Taken();
        } catch (MessagingException e) {
            var answer = answerTo(e);
            if (!(answer instanceof Answer.Refused)) {
                close();
            }
            return answer;
        }
    }

    private Mail mail(Letter letter) throws MessagingException {
        var whole = enclosing.apply(letter);
        return Mail.of(whole.letter(), session, from, farewells.apply(letter))
                .answeredAt(replyTo)
                .enclosing(whole.parts());
    }

    /// An account will tell an address by itself, sooner or later; somebody without one will not.
    static Answer nowhere(String username) {
        return TicketRequested.isGuest(username)
                ? new Answer.Refused("no address of " + username + " is known")
                : new Answer.PutOff("no address of " + username + " is known yet");
    }

    private Transport open() throws MessagingException {
        var known = transport;
        if (known != null) {
            if (System.nanoTime() - usedAtNanos < ASK_AFTER_NANOS || known.isConnected()) {
                return known;
            }
            close();
        }
        var fresh = session.getTransport("smtp");
        fresh.connect(server.host(), server.port(), server.user(), server.password());
        transport = fresh;
        usedAtNanos = System.nanoTime();
        return fresh;
    }

    /// What a failure means is said by the first server's code in it. Without a code the connection
    /// broke, and whether the mail had been handed over then is known only if it broke earlier.
    static Answer answerTo(MessagingException failure) {
        for (Exception e = failure; e != null; e = next(e)) {
            var code = codeOf(e);
            if (code >= 500) {
                return new Answer.Refused(sentence(e));
            }
            if (code >= 400) {
                return code == 421 // the server closes
                        ? new Answer.Nobody(sentence(e))
                        : new Answer.PutOff(sentence(e));
            }
            if (e instanceof SMTPSenderFailedException || e instanceof SMTPAddressFailedException) {
                return new Answer.Nobody(sentence(e));
            }
        }
        return failure instanceof SendFailedException named
                        && named.getNextException() == null
                        && codeOf(named) == 0
                ? new Answer.Refused(sentence(failure))
                : new Answer.Unknown(sentence(failure));
    }

    private static @Nullable Exception next(Exception e) {
        return e instanceof MessagingException mail ? mail.getNextException() : null;
    }

    /// 0 when the failure has none, -1 when the server said nothing.
    private static int codeOf(Exception e) {
        return switch (e) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            case SMTPSendFailedException send -> send.getReturnCode();
            default -> 0;
        };
    }

    private static String sentence(Exception e) {
        var cause = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return Mail.oneLine(cause);
    }

    @Override
    public void close() {
        var open = transport;
        transport = null;
        if (open != null) {
            try {
                open.close();
            } catch (MessagingException e) {
                // it is gone either way
            }
        }
    }
}

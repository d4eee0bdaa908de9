package opora.mailroom;

import java.time.Duration;
import java.time.Instant;

/// What is to become of a person's mail.
sealed interface Verdict {
    record Ticket() implements Verdict {}

    record Reply(String ticket) implements Verdict {}

    /// Not yet: the ticket it answers to is on its way.
    record Later() implements Verdict {}

    record Put(Fate fate, String reason) implements Verdict {}

    /// @param lately how many mails of its sender became tickets or replies in the last hour
    static Verdict of(
            Waiting mail,
            Threads.Found thread,
            int lately,
            Instant now,
            MailroomSettings settings) {
        if (mail.sender().isEmpty()) {
            return new Put(Fate.TROUBLED, "sender");
        }
        if (!mail.released() && lately >= settings.perHour()) {
            return new Put(Fate.HELD, "storm");
        }
        return switch (thread) {
            case Threads.Found.Ticket(var ticket) -> new Reply(ticket);
            case Threads.Found.Nothing() -> new Ticket();
            case Threads.Found.Soon() ->
                    Duration.between(mail.receivedAt(), now).compareTo(settings.patienceForThread())
                                    < 0
                            ? new Later()
                            : new Put(Fate.TROUBLED, "thread");
        };
    }
}

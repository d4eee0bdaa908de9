package opora.mailroom;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Settings of the mailroom.
///
/// @param smtp our own door for mail servers
/// @param largest the largest mail that is taken
/// @param pause between two looks into a mailbox
/// @param patience how long a mail server may take for one answer
/// @param claim how long a mail is in one process's hands before another may take it up
/// @param tries how often a mail is tried before somebody has to look at it
/// @param patienceForThread how long a reply waits for the ticket that its first mail becomes
/// @param perHour how many mails of one sender become tickets or replies in an hour; the others are
///   held until somebody looks
/// @param keep how long mails stay as they came
@ConfigurationProperties("opora.mailroom")
record MailroomSettings(
        @DefaultValue Smtp smtp,
        @DefaultValue("25MB") DataSize largest,
        @DefaultValue("10s") Duration pause,
        @DefaultValue("20s") Duration patience,
        @DefaultValue("30s") Duration claim,
        @DefaultValue("5") int tries,
        @DefaultValue("1h") Duration patienceForThread,
        @DefaultValue("60") int perHour,
        @DefaultValue("90d") Duration keep) {

    /// @param port where we listen: 0 for any free one; nowhere when absent
    /// @param plain that it may listen beyond this machine though nothing is encrypted
    /// @param connections at once, in all and from one address
    /// @param silence how long the other side may say nothing
    record Smtp(
            @Nullable Integer port,
            @DefaultValue("127.0.0.1") String address,
            @DefaultValue("false") boolean plain,
            @DefaultValue("200") int connections,
            @DefaultValue("50") int connectionsEach,
            @DefaultValue("50") int recipients,
            @DefaultValue("60s") Duration silence) {
        private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");

        Smtp {
            if (!plain && !LOOPBACK.contains(address)) {
                throw new IllegalArgumentException(
                        "taking mails on "
                                + address
                                + " needs opora.mailroom.smtp.plain=true: let your mail server"
                                + " stand in front, it speaks TLS");
            }
        }
    }

    int largestBytes() {
        return Math.toIntExact(largest.toBytes());
    }
}

package opora.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Mails about a ticket carry its tag wherever an answer may bring it back.
class TicketMailTest {
    private static final String TAG = "1042-k7f3q9m2xd";

    @Test
    void carriesTheTagInSubjectReferencesAndAddress() throws Exception {
        var mail = mail(TAG).answeredAt("Support <support+{tag}@example.org>");
        assertThat(mail.getSubject()).isEqualTo("Done [#" + TAG + "]");
        assertThat(mail.getHeader("References")).containsExactly("<ticket." + TAG + "@opora>");
        assertThat(mail.getHeader("In-Reply-To")).containsExactly("<ticket." + TAG + "@opora>");
        var back = (InternetAddress) mail.getReplyTo()[0];
        assertThat(back.getAddress()).isEqualTo("support+" + TAG + "@example.org");
        assertThat(mail.getMessageID()).isEqualTo("<n-1@opora>");
        assertThat(mail(TAG).answeredAt(null).getReplyTo()[0].toString()).contains("opora@");
    }

    @Test
    void otherMailsCarryNone() throws Exception {
        var mail = mail(null).answeredAt("support@example.org");
        assertThat(mail.getSubject()).isEqualTo("Done");
        assertThat(mail.getHeader("References")).isNull();
        assertThat(mail.getReplyTo()[0].toString()).contains("opora@");
    }

    private static Mail mail(@Nullable String thread) throws Exception {
        var letter =
                new Letter(
                        1,
                        "n-1",
                        "r-1",
                        "anna",
                        "OTHER",
                        "anna@example.org",
                        "en",
                        "Done",
                        "Words",
                        0,
                        0,
                        Instant.now(),
                        "c-1",
                        "e-1",
                        null,
                        "SERVICE",
                        "email",
                        thread,
                        null);
        return Mail.of(
                letter,
                Session.getInstance(new Properties()),
                new InternetAddress("opora@example.org"),
                Optional.empty());
    }
}

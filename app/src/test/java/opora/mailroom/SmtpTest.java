package opora.mailroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Our own door, and who knocks there.
class SmtpTest {
    private final Mailing mailing = new Mailing().withBox();
    private final Carrier carrier = new Carrier(mailing.app.bean(SmtpDoor.class).port());

    @Test
    void takesMailsForOurBoxesOnly() {
        assertThat(carrier.say("MAIL FROM:<a@b.c>")).startsWith("250");
        assertThat(carrier.say("RCPT TO:<somebody@else.example>")).startsWith("550");
        assertThat(carrier.say("DATA")).startsWith("503");
        assertThat(carrier.say("RCPT TO:<" + mailing.box.toUpperCase() + ">")).startsWith("250");
        assertThat(carrier.say("RSET")).startsWith("250");
        assertThat(carrier.say("RCPT TO:<" + mailing.box + ">")).startsWith("503");
        assertThat(carrier.say("QUIT")).startsWith("221");
    }

    @Test
    void refusesWhatIsTooLargeBeforeAndAfter() {
        assertThat(carrier.say("MAIL FROM:<a@b.c> SIZE=99999999")).startsWith("552");
        var large =
                ("Subject: x\r\n\r\n" + "y".repeat(1_100_000)).getBytes(StandardCharsets.US_ASCII);
        assertThat(carrier.bring("a@b.c", mailing.box, large)).startsWith("552");
        assertThat(carrier.say("NOOP")).startsWith("250");
    }

    @Test
    void hasLimitsForRecipientsAndMistakes() {
        assertThat(carrier.say("HELO x")).startsWith("250");
        assertThat(carrier.say("MAIL FROM:<a@b.c>")).startsWith("250");
        assertThat(carrier.say("MAIL FROM:<a@b.c>")).startsWith("503");
        assertThat(carrier.say("RCPT TO:nobody")).startsWith("501");
        var answers = IntStream.range(0, 18).mapToObj(_ -> carrier.say("BLAH")).toList();
        assertThat(answers.getLast()).startsWith("500");
        assertThat(carrier.say("VRFY x")).startsWith("421");
    }
}

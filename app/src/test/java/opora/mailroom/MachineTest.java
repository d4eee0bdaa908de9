package opora.mailroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Auto-Submitted: auto-replied|AUTOMATIC",
                "Auto-Submitted: auto-generated|AUTOMATIC",
                "Precedence: bulk|AUTOMATIC",
                "Precedence: auto_reply|AUTOMATIC",
                "X-Autoreply: yes|AUTOMATIC",
                "Return-Path: <>|AUTOMATIC",
                "X-Loop: support@ours.example|LOOP",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=x|BOUNCE",
                "X-Failed-Recipients: a@b.c|BOUNCE"
            })
    void knowsMachinesByTheirSigns(String sign, Fate fate) {
        assertThat(of(sign, "anna@example.org")).map(Machine.Said::fate).hasValue(fate);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Auto-Submitted: no",
                "Precedence: list",
                "List-Id: <support.example.org>",
                "X-Auto-Response-Suppress: All",
                "Subject: Auto-Submitted"
            })
    void takesPeopleForPeople(String sign) {
        assertThat(of(sign, "anna@example.org")).isEmpty();
    }

    @Test
    void knowsOurOwnMailsAndThoseThatGoRoundInCircles() {
        assertThat(of("Subject: x", "support@ours.example"))
                .map(Machine.Said::fate)
                .hasValue(Fate.OWN);
        assertThat(of("Message-ID: <1@opora>\r\nAuto-Submitted: auto-generated", "x@y.z"))
                .map(Machine.Said::fate)
                .hasValue(Fate.OWN);
        assertThat(of("Received: by a\r\n".repeat(51).strip(), "x@y.z"))
                .map(Machine.Said::fate)
                .hasValue(Fate.LOOP);
        assertThat(of("Subject: x", "mailer-daemon@x.org"))
                .map(Machine.Said::fate)
                .hasValue(Fate.BOUNCE);
    }

    @Test
    void aServerThatNamesNobodyIsAMachine() {
        var head = MailHead.of("Subject: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(Machine.of(head, Box.Way.SMTP, "", "a@b.c", _ -> false)).isPresent();
        assertThat(Machine.of(head, Box.Way.IMAP, "", "a@b.c", _ -> false)).isEmpty();
    }

    private static Optional<Machine.Said> of(String sign, String sender) {
        var head = MailHead.of((sign + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return Machine.of(
                head, Box.Way.SMTP, sender, sender, address -> address.endsWith("@ours.example"));
    }
}

package opora.mailroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import opora.Eventually;
import opora.Visitor;
import opora.WholeApp;
import opora.backbone.Backbone;
import opora.backbone.Tail;
import opora.tickets.MessageRequested;
import opora.tickets.TicketRequested;

/// A box, people who write to it, and what of that reaches the desk.
public final class Mailing {
    final WholeApp app = WholeApp.get();
    final Visitor staff = app.person("clara-" + UUID.randomUUID(), Set.of("staff"));
    final String word = "m" + Long.toString(System.nanoTime(), 36);
    final String box = word + "@ours.example";
    final List<TicketRequested> tickets = new CopyOnWriteArrayList<>();
    final List<MessageRequested> replies = new CopyOnWriteArrayList<>();

    /// What reaches the desk is heard once for all tests.
    private static final class Desk {
        static final List<Mailing> LISTENING = new CopyOnWriteArrayList<>();

        static {
            var backbone = WholeApp.get().bean(Backbone.class);
            var asked =
                    backbone.tail(TicketRequested.class, Tail.From.END, one -> hear(one.event()));
            var said =
                    backbone.tail(MessageRequested.class, Tail.From.END, one -> hear(one.event()));
            asked.awaitReady(Duration.ofSeconds(20));
            said.awaitReady(Duration.ofSeconds(20));
        }

        private static void hear(TicketRequested wish) {
            LISTENING.stream()
                    .filter(one -> wish.email().contains(one.word))
                    .forEach(one -> one.tickets.add(wish));
        }

        private static void hear(MessageRequested wish) {
            LISTENING.stream()
                    .filter(one -> wish.email().contains(one.word))
                    .forEach(one -> one.replies.add(wish));
        }
    }

    Mailing() {
        Desk.LISTENING.add(this);
    }

    /// A box that mail servers bring mails for.
    Mailing withBox() {
        var fields =
                Stream.of(
                        "name",
                        "Box " + word,
                        "address",
                        box,
                        "language",
                        "en",
                        "way",
                        "SMTP",
                        "active",
                        "true");
        var made = staff.form("/mailroom/boxes/new", fields);
        assertThat(made.status()).as(made.body()).isEqualTo(303);
        return this;
    }

    /// Somebody's address.
    String person(String name) {
        return name + "-" + word + "@example.org";
    }

    String freshName() {
        return "<" + UUID.randomUUID() + "@example.org>";
    }

    /// A plain mail; `more` are further lines of its head.
    String mail(String from, String name, String subject, String text, String... more) {
        return "From: %s\r\nTo: %s\r\nMessage-ID: %s\r\nDate: Mon, 2 Nov 2026 10:00:00 +0300\r\nSubject: %s\r\n%s\r\n%s\r\n"
                .formatted(
                        from,
                        box,
                        name,
                        subject,
                        more.length == 0 ? "" : String.join("\r\n", more) + "\r\n",
                        text);
    }

    String bring(String from, String mail) {
        return bring(from, box, mail);
    }

    String bring(String from, String to, String mail) {
        return bring(app, from, to, mail);
    }

    /// As a mail server brings it.
    public static String bring(WholeApp app, String from, String to, String mail) {
        try (var carrier = new Carrier(app.bean(SmtpDoor.class).port())) {
            return carrier.bring(from, to, mail.getBytes(StandardCharsets.UTF_8));
        }
    }

    /// The mail of this name, once it has this fate.
    MailRow becomes(String name, Fate fate) throws Exception {
        var found = new MailRow[1];
        Eventually.holds(
                () -> {
                    found[0] = row(name);
                    assertThat(found[0].fate()).as(found[0].toString()).isEqualTo(fate);
                });
        return found[0];
    }

    MailRow row(String name) {
        var page = app.bean(Mails.class).find(new Mails.Wanted(name, "", Long.MAX_VALUE));
        assertThat(page).as(name).isNotEmpty();
        return page.getFirst();
    }
}

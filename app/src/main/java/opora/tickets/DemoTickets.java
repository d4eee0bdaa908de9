package opora.tickets;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import opora.Settings;
import opora.backbone.Database;
import opora.backbone.Outgoing;
import opora.shell.Ids;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// What the demo's people have asked for before anybody looks.
@Component
@Order(3)
class DemoTickets implements ApplicationRunner {
    /// Numbers that belong to nobody.
    private static final Map<String, String> PHONES =
            Map.of("anna", "+7 495 000-00-12", "boris", "+44 20 7946 0958");

    private final Settings settings;
    private final Database database;
    private final OpenTickets open;
    private final Desk desk;
    private final Statuses statuses;

    DemoTickets(
            Settings settings, Database database, OpenTickets open, Desk desk, Statuses statuses) {
        this.settings = settings;
        this.database = database;
        this.open = open;
        this.desk = desk;
        this.statuses = statuses;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (settings.demo()) {
            for (int i = 0; i < DemoTicket.ALL.size(); i++) {
                begin(DemoTicket.ALL.get(i), i);
            }
        }
    }

    /// What a second start finds stays as it is.
    private void begin(DemoTicket demo, int place) {
        database.transact(
                TicketsContext.NAME,
                _ -> {
                    var at = Instant.now().minus(Duration.ofHours(place * 7L + 1));
                    for (var ticket : open.open(List.of(wish(demo, place, at)))) {
                        var request = ticket.origin().requestId();
                        database.publish(Outgoing.begins(TellOthers.opened(ticket), request));
                        live(demo, ticket);
                    }
                    return demo;
                });
    }

    private static Wish wish(DemoTicket demo, int place, Instant at) {
        var email = demo.customer() + "@example.com";
        var phone = PHONES.getOrDefault(demo.customer(), "");
        var words =
                Map.of(
                        "wishedAt", hour(demo),
                        "kind", demo.kind().name(),
                        "subject", demo.subject(),
                        "text", demo.text(),
                        "product", demo.product(),
                        "address", demo.address(),
                        "impact", demo.impact().name(),
                        "urgency", demo.urgency().name(),
                        "tags", demo.tags());
        return new Wish(
                "demo-" + place,
                demo.channel(),
                demo.customer(),
                Caller.of(demo.customer(), demo.customer(), email, phone),
                words,
                List.of(),
                "",
                at);
    }

    private static String hour(DemoTicket demo) {
        var hour = demo.standing().hour();
        return hour == null
                ? ""
                : LocalDate.now()
                        .atTime(hour)
                        .atZone(ZoneId.systemDefault())
                        .toInstant()
                        .toString();
    }

    private void live(DemoTicket demo, Ticket ticket) {
        var staff = Actor.staff(DemoTicket.STAFF, "");
        if (!demo.note().isEmpty()) {
            desk.act(ticket.id(), staff, _ -> said(demo.note(), Visibility.INTERNAL));
        }
        if (!demo.reply().isEmpty()) {
            desk.act(ticket.id(), staff, _ -> said(demo.reply(), Visibility.PUBLIC));
        }
        var standing = demo.standing();
        if (!standing.expert().isEmpty()) {
            var assigned = new Happening.Assigned(standing.expert(), "", Assigner.HAND, "");
            var model = statuses.model();
            desk.act(ticket.id(), staff, now -> Wishes.assigned(now, model, assigned));
            var given = Map.of("resolution", demo.resolution(), "reason", demo.resolution());
            desk.act(
                    ticket.id(),
                    staff,
                    now ->
                            now.standing().status().equals(standing.status())
                                    ? Verdict.happens()
                                    : Wishes.moved(
                                            now,
                                            model,
                                            standing.status(),
                                            given,
                                            FieldBook.EMPTY,
                                            _ -> true));
        }
    }

    private static Verdict said(String text, Visibility visibility) {
        return Verdict.happens(
                new Happening.Said(Ids.next(), text, visibility, Channel.CHAT, List.of(), ""));
    }
}

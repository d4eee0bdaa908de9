package opora.tickets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import opora.backbone.Handles;
import opora.backbone.Incoming;
import opora.backbone.Outgoing;
import opora.shell.Ids;
import org.springframework.stereotype.Component;

/// Lets tickets of other systems go on here: what happened to each is entered with the moments of
/// then, and told once, as one event that no rule about news of tickets hears.
@Component
class ImportTickets {
    private final Statuses statuses;
    private final Fields fields;
    private final KeepImported kept;

    ImportTickets(Statuses statuses, Fields fields, KeepImported kept) {
        this.statuses = statuses;
        this.fields = fields;
        this.kept = kept;
    }

    @Handles
    List<Outgoing> on(List<Incoming<ImportRequested>> wishes) {
        var first = new LinkedHashMap<String, Incoming<ImportRequested>>();
        wishes.forEach(wish -> first.putIfAbsent(wish.event().ticket(), wish));
        var told = new ArrayList<Outgoing>();
        for (var wish : first.values()) {
            bring(wish.event()).ifPresent(event -> told.add(wish.causes(event)));
        }
        return told;
    }

    /// Nothing for a ticket that is here already.
    private Optional<Object> bring(ImportRequested wish) {
        var words = words(wish);
        var flaws = MatterCheck.flaws(words, fields.book());
        if (!flaws.isEmpty()) {
            var flaw = flaws.getFirst();
            return Optional.of(
                    new TicketRefused(
                            wish.requestId(),
                            wish.customer(),
                            Channel.IMPORT,
                            flaw.field(),
                            flaw.key(),
                            "",
                            wish.at()));
        }
        return kept.keep(
                        UUID.fromString(wish.ticket()),
                        wish.topic(),
                        number -> life(wish, words, number))
                .map(ticket -> told(wish, ticket));
    }

    /// All that happened to it, in its order; then it stands where it stood.
    private ImportedLife life(ImportRequested wish, Map<String, String> words, long number) {
        var model = statuses.model();
        var caller = Caller.of(wish.customer(), wish.name(), wish.email(), wish.phone());
        var origin =
                new Ticket.Origin(
                        wish.requestId(),
                        Channel.IMPORT,
                        caller.username(),
                        "",
                        List.of(),
                        wish.openedAt());
        var initial = model.initial();
        var opened =
                new Happening.Opened(
                        number,
                        origin,
                        caller,
                        Matter.of(words),
                        initial.status(),
                        initial.phase());
        var life =
                new ImportedLife(
                        UUID.fromString(wish.ticket()), opened, caller.username(), wish.openedAt());
        for (int i = 0; i < Math.min(wish.lines().size(), wish.texts().size()); i++) {
            life.add(said(wish, i), wish.lines().get(i));
        }
        if (!wish.expert().isEmpty()) {
            life.add(new Happening.Assigned(wish.expert(), "", Assigner.HAND, wish.origin()));
        }
        var status = model.first(wish.phase()).orElse(initial);
        if (!status.equals(initial)) {
            var moved = model.moved(life.ticket(), status, wish.origin(), "");
            life.add(moved, wish.closedAt());
        }
        return life;
    }

    private static Happening.Said said(ImportRequested wish, int place) {
        return new Happening.Said(
                Ids.next(),
                MatterCheck.legible(wish.texts().get(place)),
                wish.lines().get(place).visibility(),
                Channel.IMPORT,
                List.of(),
                "");
    }

    private static Map<String, String> words(ImportRequested wish) {
        var words =
                Map.of(
                        "kind", wish.kind().name(),
                        "subject", MatterCheck.legible(wish.subject()),
                        "text", MatterCheck.legible(wish.text()),
                        "product", MatterCheck.legible(wish.product()),
                        "address", MatterCheck.legible(wish.address()),
                        "wishedAt", "",
                        "impact", wish.impact().name(),
                        "urgency", wish.urgency().name(),
                        "tags", String.join(",", wish.tags()));
        return Stream.concat(
                        words.entrySet().stream(),
                        wish.fields().entrySet().stream()
                                .map(one -> Map.entry(Matter.FIELD + one.getKey(), one.getValue())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static TicketImported told(ImportRequested wish, Ticket ticket) {
        var about = ticket.matter();
        return new TicketImported(
                wish.ticket(),
                ticket.number(),
                wish.requestId(),
                wish.origin(),
                ticket.caller().username(),
                wish.name(),
                wish.email(),
                wish.phone(),
                about.kind(),
                about.subject(),
                about.text(),
                about.product(),
                about.address(),
                about.impact(),
                about.urgency(),
                about.priority(),
                about.tags(),
                about.fields(),
                wish.topic(),
                ticket.standing().expert(),
                ticket.standing().status(),
                ticket.standing().phase(),
                wish.openedAt(),
                wish.closedAt(),
                wish.lines(),
                wish.texts(),
                ticket.version(),
                wish.at());
    }
}

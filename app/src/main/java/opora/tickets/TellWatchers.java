package opora.tickets;

import static opora.tickets.WatchedTicketChanged.News.EXPERT;
import static opora.tickets.WatchedTicketChanged.News.STATUS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import opora.backbone.Handles;
import opora.backbone.Incoming;
import opora.backbone.Outgoing;
import org.springframework.stereotype.Component;

/// Tells of the staff who watches a ticket, and who is named on it: `@eva`. Whoever is named
/// watches from then on.
@Component
class TellWatchers {
    private static final Pattern NAMED =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}_.@-])@([A-Za-z0-9](?:[A-Za-z0-9_.-]{0,62}[A-Za-z0-9])?)");
    private static final int MOST = 20;

    private final Tickets tickets;
    private final Watchers watchers;
    private final Staff staff;

    TellWatchers(Tickets tickets, Watchers watchers, Staff staff) {
        this.tickets = tickets;
        this.watchers = watchers;
        this.staff = staff;
    }

    @Handles
    List<Object> on(MessageAdded added) {
        var named = added.role() == AuthorRole.STAFF ? named(added) : List.<String>of();
        var events = new ArrayList<Object>();
        named.forEach(
                colleague ->
                        events.add(
                                new ColleagueMentioned(
                                        added.ticket(),
                                        added.number(),
                                        added.customer(),
                                        added.subject(),
                                        colleague,
                                        added.author(),
                                        added.at())));
        var news =
                added.visibility() == Visibility.INTERNAL
                        ? WatchedTicketChanged.News.NOTE
                        : WatchedTicketChanged.News.ANSWER;
        told(added.ticket(), news, added.author(), added.at()).stream()
                .filter(one -> !named.contains(one.watcher()))
                .forEach(events::add);
        named.forEach(colleague -> watchers.watch(UUID.fromString(added.ticket()), colleague));
        return events;
    }

    private List<String> named(MessageAdded added) {
        return NAMED.matcher(added.text())
                .results()
                .map(found -> found.group(1))
                .distinct()
                .limit(MOST)
                .filter(name -> !name.equals(added.author()) && staff.works(name))
                .toList();
    }

    @Handles
    List<Outgoing> onMoved(List<Incoming<TicketStatusChanged>> moved) {
        return watched(moved, TicketStatusChanged::ticket)
                .flatMap(
                        one ->
                                told(
                                        one,
                                        one.event().ticket(),
                                        STATUS,
                                        one.event().by(),
                                        one.event().at()))
                .toList();
    }

    @Handles
    List<Outgoing> onAssigned(List<Incoming<TicketAssigned>> assigned) {
        return watched(assigned, TicketAssigned::ticket)
                .flatMap(
                        one ->
                                told(
                                        one,
                                        one.event().ticket(),
                                        EXPERT,
                                        one.event().by(),
                                        one.event().at()))
                .toList();
    }

    /// Most tickets have no watchers: one look tells which have.
    private <E> Stream<Incoming<E>> watched(List<Incoming<E>> batch, Function<E, String> ticket) {
        var ids = batch.stream().map(one -> UUID.fromString(ticket.apply(one.event()))).toList();
        var watched = watchers.watched(ids);
        return batch.stream()
                .filter(one -> watched.contains(UUID.fromString(ticket.apply(one.event()))));
    }

    private Stream<Outgoing> told(
            Incoming<?> cause,
            String ticket,
            WatchedTicketChanged.News news,
            String by,
            Instant at) {
        return told(ticket, news, by, at).stream().map(cause::causes);
    }

    @Handles
    List<WatchedTicketChanged> on(TicketRated rated) {
        return told(rated.ticket(), WatchedTicketChanged.News.RATING, rated.customer(), rated.at());
    }

    /// Nobody hears of what they did themselves.
    private List<WatchedTicketChanged> told(
            String id, WatchedTicketChanged.News news, String by, Instant at) {
        var watching = watchers.of(UUID.fromString(id));
        if (watching.isEmpty()) {
            return List.of();
        }
        var ticket = tickets.byId(UUID.fromString(id)).orElseThrow();
        return watching.stream()
                .filter(watcher -> !watcher.equals(by))
                .map(
                        watcher ->
                                new WatchedTicketChanged(
                                        id,
                                        ticket.number(),
                                        ticket.caller().username(),
                                        ticket.matter().subject(),
                                        watcher,
                                        news,
                                        by,
                                        at))
                .toList();
    }
}

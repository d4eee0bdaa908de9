package opora.tickets;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import opora.backbone.Handles;
import opora.backbone.Incoming;
import opora.backbone.Outgoing;
import org.springframework.stereotype.Component;

/// Tells of the staff who watches a ticket, and who is named on it: `@eva`. Whoever is named
/// watches from then on. Who may not see the ticket hears nothing of it.
@Component
class TellWatchers {
    private static final Pattern NAMED =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}_.@-])@([A-Za-z0-9](?:[A-Za-z0-9_.-]{0,62}[A-Za-z0-9])?)");
    private static final int MOST = 20;

    private final Tickets tickets;
    private final Watchers watchers;
    private final Staff staff;
    private final Colleagues colleagues;

    TellWatchers(Tickets tickets, Watchers watchers, Staff staff, Colleagues colleagues) {
        this.colleagues = colleagues;
        this.tickets = tickets;
        this.watchers = watchers;
        this.staff = staff;
    }

    @Handles
    List<Outgoing> onMessages(List<Incoming<MessageAdded>> added) {
        var watched = new HashSet<>(watched(added, MessageAdded::ticket));
        var events = new ArrayList<Outgoing>();
        for (var one : added) {
            var message = one.event();
            var named = message.role() == AuthorRole.STAFF ? named(message) : List.<String>of();
            named.forEach(colleague -> events.add(one.causes(mentioned(message, colleague))));
            if (watched.contains(message.ticket())) {
                told(message.ticket(), news(message), message.author(), message.at()).stream()
                        .filter(news -> !named.contains(news.watcher()))
                        .filter(news -> !answered(message, news.watcher()))
                        .forEach(news -> events.add(one.causes(news)));
            }
            named.forEach(
                    colleague -> watchers.watch(UUID.fromString(message.ticket()), colleague));
            if (!named.isEmpty()) {
                watched.add(message.ticket());
            }
        }
        return events;
    }

    /// Whose work a ticket is hears of a customer's answer as its expert, by a rule of its own. Who
    /// of the call centre watches what is nobody's work hears twice: the desk does not know whom a
    /// rule means by a role.
    private static boolean answered(MessageAdded added, String watcher) {
        return added.role() == AuthorRole.CUSTOMER
                && added.visibility() == Visibility.PUBLIC
                && added.expert().equals(watcher);
    }

    private static WatchedTicketChanged.News news(MessageAdded added) {
        return added.visibility() == Visibility.INTERNAL
                ? WatchedTicketChanged.News.NOTE
                : WatchedTicketChanged.News.ANSWER;
    }

    private static ColleagueMentioned mentioned(MessageAdded added, String colleague) {
        return new ColleagueMentioned(
                added.ticket(),
                added.number(),
                added.customer(),
                added.subject(),
                colleague,
                added.author(),
                added.at());
    }

    private List<String> named(MessageAdded added) {
        var named =
                NAMED.matcher(added.text())
                        .results()
                        .map(found -> found.group(1))
                        .distinct()
                        .limit(MOST)
                        .filter(name -> !name.equals(added.author()) && staff.works(name))
                        .toList();
        return named.isEmpty() ? named : seeing(named, ticket(added.ticket()));
    }

    private List<String> seeing(List<String> names, Ticket ticket) {
        return names.stream().filter(name -> colleagues.see(name, ticket)).toList();
    }

    private Ticket ticket(String id) {
        return tickets.byId(UUID.fromString(id)).orElseThrow();
    }

    @Handles
    List<Outgoing> onMoved(List<Incoming<TicketStatusChanged>> moved) {
        var watched = watched(moved, TicketStatusChanged::ticket);
        return moved.stream()
                .filter(one -> watched.contains(one.event().ticket()))
                .flatMap(one -> status(one.event()).stream().map(one::causes))
                .toList();
    }

    private List<WatchedTicketChanged> status(TicketStatusChanged moved) {
        return told(moved.ticket(), WatchedTicketChanged.News.STATUS, moved.by(), moved.at());
    }

    @Handles
    List<Outgoing> onAssigned(List<Incoming<TicketAssigned>> assigned) {
        var watched = watched(assigned, TicketAssigned::ticket);
        return assigned.stream()
                .filter(one -> watched.contains(one.event().ticket()))
                .flatMap(one -> expert(one.event()).stream().map(one::causes))
                .toList();
    }

    private List<WatchedTicketChanged> expert(TicketAssigned assigned) {
        return told(
                assigned.ticket(), WatchedTicketChanged.News.EXPERT, assigned.by(), assigned.at());
    }

    /// Most tickets have no watchers: one look tells which have.
    private <E> Set<String> watched(List<Incoming<E>> batch, Function<E, String> ticket) {
        var tickets = batch.stream().map(one -> UUID.fromString(ticket.apply(one.event())));
        return watchers.watched(tickets.toList()).stream()
                .map(UUID::toString)
                .collect(Collectors.toSet());
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
        var ticket = ticket(id);
        return seeing(watching, ticket).stream()
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

package opora.bench;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import opora.assignment.ExpertChosen;
import opora.assignment.WorkTakenBack;
import opora.backbone.EventType;
import opora.tickets.Assigner;
import opora.tickets.MessageAdded;
import opora.tickets.TicketAssigned;
import opora.tickets.TicketOpened;
import opora.tickets.TicketStatusChanged;
import opora.tickets.TicketUnassigned;
import opora.tickets.Visibility;
import opora.tickets.WishRefused;

/// What the desk has told of each ticket, in its order, and what assignment has chosen.
final class DeskBooks {
    private static final List<EventType<?>> TOLD =
            List.of(
                    EventType.of(TicketOpened.class),
                    EventType.of(MessageAdded.class),
                    EventType.of(TicketStatusChanged.class),
                    EventType.of(TicketAssigned.class),
                    EventType.of(TicketUnassigned.class),
                    EventType.of(WishRefused.class),
                    EventType.of(ExpertChosen.class),
                    EventType.of(WorkTakenBack.class));

    private final Map<String, Life> lives = new LinkedHashMap<>();
    private final Map<String, Integer> openings = new HashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private final Set<String> refused = new HashSet<>();
    private int disordered;

    /// A ticket as the events tell it.
    static final class Life {
        final List<String> lines = new ArrayList<>();
        String request = "";
        String status = "";
        String expert = "";
        boolean open = true;
        int publicLines;
        int assignedWhileHeld;
        int chosen;
        int free = 1;
    }

    static DeskBooks read(String ticketsUrl, String assignmentUrl) {
        var books = new DeskBooks();
        var told = "select type, payload from backbone.events where topic = '%s' order by position";
        Rows.each(ticketsUrl, told.formatted("tickets.sub"), books::told);
        Rows.each(assignmentUrl, told.formatted("tickets.pub"), books::told);
        return books;
    }

    private void told(ResultSet row) throws SQLException {
        var name = row.getString(1);
        var bytes = row.getBytes(2);
        TOLD.stream()
                .filter(type -> type.name().equals(name))
                .findFirst()
                .ifPresent(type -> happened(Framed.read(type, bytes)));
    }

    /// One event after the other, as they stand in the store.
    void happened(Object event) {
        switch (event) {
            case TicketOpened opened -> opened(opened);
            case MessageAdded added -> added(added);
            case TicketStatusChanged moved -> moved(moved);
            case TicketAssigned assigned -> assigned(assigned);
            case TicketUnassigned freed -> known(freed.ticket()).expert = "";
            case WishRefused wish -> refused.add(wish.requestId());
            case ExpertChosen chosen -> life(chosen.ticket()).chosen++;
            case WorkTakenBack taken -> life(taken.ticket()).free++;
            default -> throw new IllegalArgumentException(event.toString());
        }
    }

    private void opened(TicketOpened opened) {
        disordered += lives.containsKey(opened.ticket()) ? 1 : 0;
        var life = life(opened.ticket());
        life.request = opened.requestId();
        life.status = opened.status();
        openings.merge(opened.requestId(), 1, Integer::sum);
    }

    private void added(MessageAdded added) {
        var life = known(added.ticket());
        life.lines.add(added.requestId());
        life.publicLines += added.visibility() == Visibility.PUBLIC ? 1 : 0;
        lines.merge(added.requestId(), 1, Integer::sum);
    }

    private void moved(TicketStatusChanged moved) {
        var life = known(moved.ticket());
        disordered += life.status.equals(moved.from()) ? 0 : 1;
        life.free += !life.open && moved.phase().open() ? 1 : 0;
        life.status = moved.to();
        life.open = moved.phase().open();
    }

    private void assigned(TicketAssigned assigned) {
        var life = known(assigned.ticket());
        disordered += life.expert.equals(assigned.before()) ? 0 : 1;
        life.assignedWhileHeld +=
                assigned.why() == Assigner.RULES && !life.expert.isEmpty() ? 1 : 0;
        life.expert = assigned.expert();
    }

    private Life life(String ticket) {
        return lives.computeIfAbsent(ticket, _ -> new Life());
    }

    /// Nothing happens to a ticket before it is opened.
    private Life known(String ticket) {
        disordered += lives.containsKey(ticket) ? 0 : 1;
        return life(ticket);
    }

    /// By the desk's id.
    Map<String, Life> lives() {
        return lives;
    }

    /// How often the request's ticket was opened.
    int openings(String request) {
        return openings.getOrDefault(request, 0);
    }

    Set<String> requests() {
        return openings.keySet();
    }

    /// How often the line was said.
    int said(String line) {
        return lines.getOrDefault(line, 0);
    }

    boolean refused(String wish) {
        return refused.contains(wish);
    }

    /// Tickets that were given twice at once, by rules that ran beside each other.
    int givenTwice() {
        return (int)
                lives.values().stream()
                        .filter(life -> life.assignedWhileHeld > 0 || life.chosen > life.free)
                        .count();
    }

    /// Events against the order in which they must have happened, and lines of one person on one
    /// ticket against the order in which they were said.
    int disordered(Map<String, List<String>> said) {
        var places = new HashMap<String, Integer>();
        var speakers = new HashMap<String, String>();
        said.forEach(
                (by, all) -> {
                    for (int i = 0; i < all.size(); i++) {
                        places.put(all.get(i), i);
                        speakers.put(all.get(i), by);
                    }
                });
        var swapped = 0;
        for (var life : lives.values()) {
            var last = new HashMap<String, Integer>();
            for (var line : life.lines) {
                var place = places.get(line);
                if (place != null) {
                    var before = last.put(speakers.getOrDefault(line, ""), place);
                    swapped += before != null && before > place ? 1 : 0;
                }
            }
        }
        return disordered + swapped;
    }
}

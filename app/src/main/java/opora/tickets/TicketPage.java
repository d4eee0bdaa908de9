package opora.tickets;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import opora.shell.Frame;
import org.jspecify.annotations.Nullable;

/// A ticket's page for staff.
///
/// @param next the statuses it may get from whoever looks
/// @param staff whose work it may become
/// @param works whether whoever looks may work on it
/// @param decides whether they may say whose work it is
/// @param readAt up to when the customer has read
/// @param others who of the staff has it open, too
/// @param writers who is writing on it just now
/// @param unreached whether no mail reaches the customer, who has no page here either
/// @param takes whether whoever looks may make it their work with an answer
public record TicketPage(
        Ticket ticket,
        List<Entry> entries,
        StatusModel model,
        FieldBook book,
        List<Status> next,
        List<String> staff,
        boolean works,
        boolean decides,
        @Nullable Instant readAt,
        List<String> others,
        List<String> writers,
        List<Macro> macros,
        List<Link> links,
        List<TicketPage> absorbed,
        @Nullable Long goesOn,
        List<String> watchers,
        boolean unreached,
        boolean takes) {

    /// Whether the customer has read the last thing that was said to them.
    public boolean seen() {
        var last =
                entries.stream()
                        .filter(entry -> entry.role() == AuthorRole.STAFF)
                        .filter(entry -> entry.said() != null && !entry.said().internal())
                        .reduce((_, later) -> later);
        return readAt != null && last.isPresent() && !last.get().at().isAfter(readAt);
    }

    /// Who is writing and has not just sent it.
    public List<String> writing() {
        var just = Instant.now().minus(Writers.PASSES);
        return writers.stream()
                .filter(
                        writer ->
                                entries.stream()
                                        .filter(entry -> entry.who().equals(writer))
                                        .noneMatch(entry -> entry.at().isAfter(just)))
                .toList();
    }

    /// The time and the parts it has taken.
    public Effort effort() {
        return Effort.of(entries);
    }

    public String duration(Frame frame, int minutes) {
        return minutes(frame, minutes);
    }

    static String minutes(Frame frame, int minutes) {
        return minutes < 60
                ? frame.text("desk.work.short", minutes)
                : frame.text("desk.work.long", minutes / 60, minutes % 60);
    }

    public Status status() {
        return model.status(ticket.standing().status());
    }

    /// The newest word on why this expert, with those who were passed over.
    public List<Candidate> considered() {
        return entries.stream()
                .map(Entry::happening)
                .filter(Happening.Weighed.class::isInstance)
                .map(Happening.Weighed.class::cast)
                .reduce((_, later) -> later)
                .map(Happening.Weighed::considered)
                .orElse(List.of());
    }

    /// Why somebody was chosen or passed over; a reason that is newer than our texts shows itself.
    public String reason(Frame frame, Candidate candidate) {
        var why = frame.text("desk.candidate." + candidate.reason());
        return candidate.detail().isEmpty() ? why : why + " (" + candidate.detail() + ")";
    }

    /// What is to be filled in before the ticket may get some of the statuses that may follow,
    /// other than what is always said with a status.
    public List<Lacking> lacking() {
        var words = ticket.matter().words();
        var wanting = new LinkedHashMap<String, List<Status>>();
        for (var to : next) {
            needs(to)
                    .filter(key -> words.getOrDefault(key, "").isBlank())
                    .forEach(key -> wanting.computeIfAbsent(key, _ -> new ArrayList<>()).add(to));
        }
        return wanting.entrySet().stream()
                .map(one -> new Lacking(one.getKey(), book.of(one.getKey()), one.getValue()))
                .toList();
    }

    /// Whether its forms have a place for a field.
    boolean asks(String field) {
        return field.equals("expert")
                || !next.isEmpty() && (field.equals("to") || Wishes.WITH_STATUS.contains(field))
                || lacking().stream().anyMatch(lacking -> lacking.key().equals(field));
    }

    private Stream<String> needs(Status to) {
        var move = model.move(ticket.standing().status(), to.status());
        return Stream.concat(
                        move.map(Move::needs).orElse(List.of()).stream(),
                        book.needed(to.status()).stream())
                .filter(key -> !Wishes.WITH_STATUS.contains(key));
    }
}

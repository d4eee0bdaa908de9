package opora.portal;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import opora.shell.Flaw;
import opora.shell.Forms;
import opora.shell.Ids;
import opora.shell.Receipts;

/// The form of a ticket as somebody filled it in.
///
/// @param once names this sight of the form, so that sending it twice asks once
/// @param files what is uploaded and goes with it
public record TicketForm(
        Map<String, String> typed, String once, List<Receipts.Held> files, List<Flaw> flaws) {
    private static final List<String> NAMES =
            List.of(
                    "kind", "subject", "text", "product", "address", "phone", "wished", "impact",
                    "urgency");

    static TicketForm empty(Customer customer) {
        var typed =
                Map.of(
                        "kind", "INCIDENT",
                        "impact", "LOW",
                        "urgency", "MEDIUM",
                        "address", customer.address());
        return new TicketForm(typed, Ids.next().toString(), List.of(), List.of());
    }

    static TicketForm of(Map<String, String> fields) {
        var typed = Forms.typed(fields, NAMES, TicketWish.FIELD);
        return new TicketForm(typed, fields.getOrDefault("once", ""), List.of(), List.of());
    }

    /// As a ticket is now.
    static TicketForm of(OwnTicket ticket, ZoneId zone) {
        var typed = new LinkedHashMap<>(ticket.words());
        var wished = ticket.wishedAt();
        typed.put("wished", wished == null ? "" : LocalDateTime.ofInstant(wished, zone).toString());
        return new TicketForm(typed, Ids.next().toString(), List.of(), List.of());
    }

    TicketForm with(List<Flaw> others) {
        return new TicketForm(typed, once, files, others);
    }

    TicketForm afresh() {
        return new TicketForm(typed, Ids.next().toString(), files, flaws);
    }

    TicketForm holding(List<Receipts.Held> held) {
        return new TicketForm(typed, once, held, flaws);
    }

    public String word(String name) {
        return typed.getOrDefault(name, "");
    }

    /// What was typed, with the time as an instant; a time that is none stays as it is and will be
    /// found to be wrong.
    Map<String, String> words(ZoneId zone) {
        var words = new LinkedHashMap<>(typed);
        var wished = String.valueOf(words.remove("wished"));
        words.put("wishedAt", wished.isEmpty() ? "" : instant(wished, zone));
        return words;
    }

    private static String instant(String local, ZoneId zone) {
        try {
            return LocalDateTime.parse(local).atZone(zone).toInstant().toString();
        } catch (DateTimeException e) {
            return local;
        }
    }
}

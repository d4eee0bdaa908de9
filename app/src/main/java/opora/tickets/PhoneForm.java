package opora.tickets;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import opora.shell.Flaw;
import opora.shell.Forms;
import opora.shell.Ids;
import opora.shell.PhoneNumber;
import opora.shell.Receipts;

/// What an agent fills in while the customer talks.
///
/// @param once names this sight of the form, so that sending it twice opens one ticket
/// @param files what is uploaded and goes with it
public record PhoneForm(
        Map<String, String> typed, String once, List<Receipts.Held> files, List<Flaw> flaws) {
    /// The customer's wish for a time, as a form's clock shows it.
    static final String WISHED = "wished";

    private static final int LONGEST_CONTACT = 200;
    private static final List<String> CALLER = List.of("customer", "name", "email", "phone");
    private static final List<String> NAMES =
            List.of(
                    "customer",
                    "name",
                    "email",
                    "phone",
                    "kind",
                    "subject",
                    "text",
                    "product",
                    "address",
                    WISHED,
                    "impact",
                    "urgency",
                    "tags");

    static PhoneForm empty() {
        var typed = new LinkedHashMap<String, String>();
        typed.put("kind", TicketKind.INCIDENT.name());
        typed.put("impact", Level.LOW.name());
        typed.put("urgency", Level.MEDIUM.name());
        return new PhoneForm(typed, Ids.next().toString(), List.of(), List.of());
    }

    static PhoneForm of(Map<String, String> fields) {
        var typed = Forms.typed(fields, NAMES, Matter.FIELD);
        return new PhoneForm(typed, fields.getOrDefault("once", ""), List.of(), List.of());
    }

    /// A ticket's words as they stand in a form.
    static Map<String, String> of(Map<String, String> words, ZoneId zone) {
        var typed = new LinkedHashMap<>(words);
        var wished = words.getOrDefault("wishedAt", "");
        typed.remove("wishedAt");
        typed.put(
                WISHED,
                wished.isEmpty()
                        ? ""
                        : LocalDateTime.ofInstant(Instant.parse(wished), zone).toString());
        return typed;
    }

    /// The same with somebody who was found.
    PhoneForm from(FoundPerson person) {
        var more = new LinkedHashMap<>(typed);
        more.put("customer", person.username());
        more.put("name", person.name());
        more.put("email", person.email());
        more.put("address", person.address());
        if (!person.phone().isEmpty()) {
            more.put("phone", person.phone());
        }
        return new PhoneForm(more, once, files, flaws);
    }

    /// The same, with what is known of them where nothing was said.
    PhoneForm completed(FoundPerson person) {
        var more = new LinkedHashMap<>(typed);
        more.putIfAbsent("name", person.name());
        more.putIfAbsent("email", person.email());
        more.putIfAbsent("phone", person.phone());
        more.putIfAbsent("address", person.address());
        return new PhoneForm(more, once, files, flaws);
    }

    /// The same for somebody else.
    PhoneForm forAnother() {
        var less = new LinkedHashMap<>(typed);
        less.keySet().removeAll(CALLER);
        less.remove("address");
        return new PhoneForm(less, once, files, flaws);
    }

    /// Whether somebody was picked who has no account.
    public boolean guest() {
        return Guest.is(word("customer"))
                && flaws.stream().noneMatch(f -> f.field().equals("customer"));
    }

    PhoneForm with(List<Flaw> others) {
        return new PhoneForm(typed, once, files, others);
    }

    PhoneForm holding(List<Receipts.Held> held) {
        return new PhoneForm(typed, once, held, flaws);
    }

    public String word(String name) {
        return typed.getOrDefault(name, "");
    }

    Caller caller() {
        return Caller.of(word("customer"), word("name"), word("email"), word("phone"));
    }

    /// All that is wrong with it.
    List<Flaw> check(ZoneId zone, FieldBook book, String status) {
        var flaws = new ArrayList<Flaw>();
        if (CALLER.stream().allMatch(field -> word(field).isEmpty())) {
            flaws.add(Flaw.of("name", "desk.caller.none"));
        }
        if (!word("phone").isEmpty() && !PhoneNumber.fits(word("phone"))) {
            flaws.add(Flaw.of("phone", "desk.caller.phone.flaw"));
        }
        CALLER.stream()
                .filter(field -> word(field).length() > LONGEST_CONTACT)
                .forEach(field -> flaws.add(Flaw.of(field, "desk.text.long", LONGEST_CONTACT)));
        CALLER.stream()
                .filter(field -> !MatterCheck.isReadable(word(field)))
                .forEach(field -> flaws.add(Flaw.of(field, "desk.text.signs")));
        book.needed(status).stream()
                .filter(key -> word(key).isEmpty())
                .forEach(key -> flaws.add(Flaw.of(key, "desk.refused.needs")));
        MatterCheck.flaws(words(zone), book).stream()
                .map(PhoneForm::inItsWords)
                .forEach(flaws::add);
        return flaws;
    }

    /// A flaw of a ticket's word, beside the field that has it.
    static Flaw inItsWords(Flaw flaw) {
        return flaw.field().equals("wishedAt") ? new Flaw(WISHED, flaw.key(), flaw.values()) : flaw;
    }

    Wish wish(String agent, Caller caller, ZoneId zone, List<AttachedFile> attached) {
        return new Wish(
                "phone-" + once,
                Channel.PHONE,
                agent,
                caller,
                words(zone),
                attached,
                "",
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    Map<String, String> words(ZoneId zone) {
        var words = new LinkedHashMap<>(typed);
        CALLER.forEach(words::remove);
        var wished = words.getOrDefault(WISHED, "");
        words.remove(WISHED);
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

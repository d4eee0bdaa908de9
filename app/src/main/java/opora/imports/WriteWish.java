package opora.imports;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Objects;
import java.util.UUID;
import opora.tickets.AuthorRole;
import opora.tickets.ImportRequested;
import opora.tickets.ImportedLine;
import opora.tickets.Level;
import opora.tickets.TicketKind;
import opora.tickets.TicketRequested;
import opora.tickets.Visibility;
import org.springframework.stereotype.Component;

/// Makes the wish for a ticket of what was read elsewhere.
@Component
class WriteWish {
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_TEXT = 50_000;
    private static final int LONGEST_OF_ALL = 300_000;
    private static final int LONGEST_WORD = 200;
    private static final int LONGEST_TAG = 40;
    private static final int MOST_TAGS = 20;

    private final People people;
    private final OwnFields fields;

    WriteWish(People people, OwnFields fields) {
        this.people = people;
        this.fields = fields;
    }

    /// What comes of a record.
    sealed interface Answer permits Wished, Skipped {}

    /// @param cut whether not all of its words fit
    record Wished(ImportRequested event, boolean cut) implements Answer {}

    record Skipped(Trouble trouble) implements Answer {}

    Answer of(Run run, Found found) {
        if (found.trouble() != null) {
            return new Skipped(found.trouble());
        }
        var subject = subject(found);
        if (subject.isEmpty()) {
            return new Skipped(Trouble.of("no-subject"));
        }
        if (found.id().length() > LONGEST_WORD) {
            return new Skipped(Trouble.of("no-id"));
        }
        var flawed = fields.trouble(found.fields());
        if (flawed.isPresent()) {
            return new Skipped(flawed.get());
        }
        var opened = Objects.requireNonNullElse(found.openedAt(), run.begunAt());
        var customer = customer(run, found);
        var cutter = new Cutter();
        var text = cutter.cut(found.text());
        var lines = new ArrayList<ImportedLine>();
        var texts = new ArrayList<String>();
        for (var said : found.said()) {
            if (!said.words().isBlank()) {
                lines.add(line(said, found, customer, opened));
                texts.add(cutter.cut(said.words()));
            }
        }
        var key = run.name() + " " + found.id();
        return new Wished(
                new ImportRequested(
                        uuid("imported ticket " + key),
                        uuid("imported request " + key),
                        key,
                        customer,
                        cut(found.customer(), LONGEST_WORD),
                        found.email().contains("@") ? cut(found.email(), LONGEST_WORD) : "",
                        cut(found.phone(), 40),
                        TicketKind.INCIDENT,
                        subject,
                        text,
                        cut(found.product(), LONGEST_WORD),
                        cut(found.address(), 500),
                        found.urgency() == Level.HIGH ? Level.MEDIUM : Level.LOW,
                        found.urgency(),
                        found.tags().stream()
                                .map(tag -> cut(tag.replace(',', ' '), LONGEST_TAG))
                                .limit(MOST_TAGS)
                                .toList(),
                        found.fields(),
                        cut(found.topic(), 60),
                        people.staff(found.owner()).orElse(""),
                        found.phase(),
                        opened,
                        found.phase().open()
                                ? null
                                : Objects.requireNonNullElse(found.closedAt(), opened),
                        lines,
                        texts,
                        Instant.now().truncatedTo(ChronoUnit.MILLIS)),
                cutter.cut);
    }

    /// Without one, the beginning of what is said.
    private static String subject(Found found) {
        var first = found.text().lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        var subject = found.subject().isBlank() ? first : found.subject();
        return cut(subject.replaceAll("\\s+", " ").strip(), LONGEST_SUBJECT);
    }

    /// Somebody with an account here, or a guest: known by their address, else by what they were
    /// called there, else by the ticket alone.
    private String customer(Run run, Found found) {
        var called = found.email().isBlank() ? found.customer().strip() : found.email();
        var name = called.isEmpty() ? found.id() : called;
        return people.of(found.email())
                .orElseGet(
                        () ->
                                TicketRequested.guest(
                                        name.contains("@") ? name : run.name() + ":" + name));
    }

    private ImportedLine line(Found.Said said, Found found, String customer, Instant opened) {
        var own = !said.email().isEmpty() && said.email().equalsIgnoreCase(found.email());
        var author =
                own || !said.staff() && said.author().isBlank()
                        ? customer
                        : people.of(said.email())
                                .orElse(
                                        cut(
                                                said.author().isBlank()
                                                        ? said.email()
                                                        : said.author(),
                                                LONGEST_WORD));
        return new ImportedLine(
                author,
                said.staff() && !own ? AuthorRole.STAFF : AuthorRole.CUSTOMER,
                said.internal() ? Visibility.INTERNAL : Visibility.PUBLIC,
                Objects.requireNonNullElse(said.at(), opened));
    }

    private static String uuid(String key) {
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String cut(String text, int most) {
        var plain = text.strip();
        return plain.length() <= most ? plain : plain.substring(0, most - 1).strip() + "…";
    }

    /// Events must not become too large.
    private static final class Cutter {
        private int left = LONGEST_OF_ALL;
        private boolean cut;

        String cut(String text) {
            var room = Math.max(100, Math.min(LONGEST_TEXT, left));
            cut |= text.strip().length() > room;
            var kept = WriteWish.cut(text, room);
            left -= kept.length();
            return kept;
        }
    }
}

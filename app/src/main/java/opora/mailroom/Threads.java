package opora.mailroom;

import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import opora.shell.ReplyTag;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds the ticket that a mail answers to. A signed tag opens it to whoever has the mail; all
/// else, such as a number that anybody can guess, only to those who take part already.
@Component
class Threads {
    private static final Pattern NUMBER = Pattern.compile("\\[#(\\d{1,15})(?:-[^\\]]*)?]");

    private final JdbcClient db;
    private final ReplyTag tags;

    Threads(JdbcClient db, ReplyTag tags) {
        this.db = db;
        this.tags = tags;
    }

    /// What a mail answers to.
    sealed interface Found {
        /// This ticket, and its sender may.
        record Ticket(String ticket) implements Found {}

        /// A mail whose ticket the desk has not told of yet.
        record Soon() implements Found {}

        record Nothing() implements Found {}
    }

    private record Known(String ticket, long number, @Nullable String goesOnAs) {}

    private record Answered(@Nullable String ticket, List<String> addresses) {}

    Found of(MailHead head, String recipient, String sender) {
        var tagged = tagged(head, recipient);
        if (tagged.isPresent()) {
            return numbered(tagged.get())
                    .<Found>map(known -> new Found.Ticket(last(known.ticket())))
                    .orElseGet(Found.Soon::new);
        }
        var answered = answered(head.names("in-reply-to", "references"));
        for (var one : answered) {
            var ticket = one.ticket();
            if (ticket == null && one.addresses().contains(sender)) {
                return new Found.Soon();
            }
            if (ticket != null && takesPart(last(ticket), sender)) {
                return new Found.Ticket(last(ticket));
            }
        }
        var found = bySubject(head, sender);
        return found instanceof Found.Nothing && answersWaiting(head) ? new Found.Soon() : found;
    }

    /// Whether a mail it answers is here and not handled yet.
    private boolean answersWaiting(MailHead head) {
        var names = head.names("in-reply-to", "references");
        names.removeAll(head.names("message-id"));
        var sql =
                """
                select exists (select from mailroom.mails where message_id = any(:names) and fate = 'WAITING')
                """;
        return !names.isEmpty()
                && db.sql(sql)
                        .param("names", names.toArray(String[]::new), Types.ARRAY)
                        .query(Boolean.class)
                        .single();
    }

    private Found bySubject(MailHead head, String sender) {
        var number = NUMBER.matcher(EncodedWords.decoded(head.first("subject")));
        while (number.find()) {
            var known = numbered(Long.parseLong(number.group(1)));
            if (known.isPresent() && takesPart(last(known.get().ticket()), sender)) {
                return new Found.Ticket(last(known.get().ticket()));
            }
        }
        return new Found.Nothing();
    }

    /// A tag stands in the address that the answer goes to, in the names of mails it answers, or in
    /// the subject.
    private Optional<Long> tagged(MailHead head, String recipient) {
        var places = new ArrayList<String>();
        places.add(recipient);
        for (var field : List.of("to", "cc", "delivered-to", "x-original-to")) {
            places.addAll(head.fields().getOrDefault(field, List.of()));
        }
        places.addAll(head.names("in-reply-to", "references"));
        places.add(EncodedWords.decoded(head.first("subject")));
        return places.stream().map(tags::number).flatMap(Optional::stream).findFirst();
    }

    private Optional<Known> numbered(long number) {
        return db.sql("select * from mailroom.tickets where number = ?")
                .param(number)
                .query(Known.class)
                .optional();
    }

    /// The ticket that goes on in its place, where it became part of another.
    private String last(String ticket) {
        var at = ticket;
        for (int i = 0; i < 10; i++) {
            var next =
                    db.sql("select goes_on_as from mailroom.tickets where ticket = ?")
                            .param(at)
                            .query(String.class)
                            .optional();
            if (next.isEmpty()) {
                return at;
            }
            at = next.get();
        }
        return at;
    }

    private List<Answered> answered(List<String> names) {
        if (names.isEmpty()) {
            return List.of();
        }
        var sql =
                """
                select ticket, addresses from mailroom.accepted where message_id = any(:names) order by mail_id desc
                """;
        return db.sql(sql)
                .param("names", names.toArray(String[]::new), Types.ARRAY)
                .query(
                        (row, _) ->
                                new Answered(
                                        row.getString("ticket"),
                                        List.of((String[]) row.getArray("addresses").getArray())))
                .list();
    }

    private boolean takesPart(String ticket, String sender) {
        var sql =
                "select exists (select from mailroom.participants where ticket = ? and address = ?)";
        return db.sql(sql).params(ticket, sender).query(Boolean.class).single();
    }

    void join(String ticket, Collection<String> addresses) {
        var sql =
                """
                insert into mailroom.participants (ticket, address)
                select :ticket, lower(a) from unnest(:addresses::text[]) a where a <> '' on conflict do nothing
                """;
        db.sql(sql)
                .param("ticket", ticket)
                .param(
                        "addresses",
                        addresses.stream().map(Objects::requireNonNull).toArray(String[]::new),
                        Types.ARRAY)
                .update();
    }
}

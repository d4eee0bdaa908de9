package opora.tickets;

import static java.sql.Types.ARRAY;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import opora.backbone.Rows;
import opora.shell.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Stores new tickets with their first entries, a batch in two statements.
@Component
class StoreTickets {
    private final JdbcClient db;
    private final Entries entries;
    private final KeepCallers callers;
    private final KeepSubjects subjects;

    StoreTickets(JdbcClient db, Entries entries, KeepCallers callers, KeepSubjects subjects) {
        this.db = db;
        this.entries = entries;
        this.callers = callers;
        this.subjects = subjects;
    }

    private record Fresh(UUID id, Wish wish, Matter matter) {}

    /// The new ones, in the order of their wishes.
    List<Ticket> store(List<Wish> wishes, Status status) {
        if (wishes.isEmpty()) {
            return List.of();
        }
        var fresh =
                wishes.stream()
                        .map(wish -> new Fresh(Ids.next(), wish, Matter.of(wish.words())))
                        .toList();
        var numbers = insert(fresh, status);
        var tickets =
                fresh.stream()
                        .filter(one -> numbers.containsKey(one.id()))
                        .map(one -> opened(one, number(numbers, one), status))
                        .toList();
        enter(tickets);
        var all = tickets.stream().map(Begun::ticket).toList();
        callers.keep(all);
        subjects.opened(all);
        return all;
    }

    long number(String requestId) {
        return db.sql("select number from tickets.tickets where request_id = ?")
                .param(requestId)
                .query(Long.class)
                .single();
    }

    private record Begun(Happening.Opened opened, Ticket ticket) {}

    private static long number(Map<UUID, Long> numbers, Fresh one) {
        return Objects.requireNonNull(numbers.get(one.id()));
    }

    private static Begun opened(Fresh one, long number, Status status) {
        var wish = one.wish();
        var origin =
                new Ticket.Origin(
                        wish.requestId(),
                        wish.channel(),
                        wish.by(),
                        wish.mailId(),
                        wish.files(),
                        wish.at());
        var opened =
                new Happening.Opened(
                        number,
                        origin,
                        wish.caller(),
                        one.matter(),
                        status.status(),
                        status.phase());
        return new Begun(opened, opened.ticket(one.id()));
    }

    private Map<UUID, Long> insert(List<Fresh> fresh, Status status) {
        var sql =
                """
                insert into tickets.tickets (id, number, request_id, channel, customer, name, email, phone, mail_id,
                    opened_by, opened_at, kind, subject, body, product, address, wished_at, impact, urgency, rank,
                    tags, fields, files, status, phase, version, changed_at)
                select t.id::uuid, nextval('tickets.number'), t.request, t.channel, t.customer, t.name, t.email, t.phone,
                    t.mail, t.by, t.at, t.kind, t.subject, t.body, t.product, t.address, nullif(t.wished, '')::timestamptz,
                    t.impact, t.urgency, t.rank, t.tags::text[], t.fields::jsonb, t.files::jsonb, :status, :phase, 1, t.at
                from unnest(:ids, :requests, :channels, :customers, :names, :emails, :phones, :mails, :bys, :times, :kinds,
                    :subjects, :bodies, :products, :addresses, :wishes, :impacts, :urgencies, :ranks, :tags, :fields,
                    :files) as t(id, request, channel, customer, name, email, phone, mail, by, at, kind, subject, body,
                    product, address, wished, impact, urgency, rank, tags, fields, files)
                on conflict (request_id) do nothing returning id, number
                """;
        var rows = new Rows<>(fresh);
        var numbers = new HashMap<UUID, Long>();
        db.sql(sql)
                .param("status", status.status())
                .param("phase", status.phase().name())
                .param("ids", rows.texts(one -> one.id().toString()), ARRAY)
                .param("requests", rows.texts(one -> one.wish().requestId()), ARRAY)
                .param("channels", rows.texts(one -> one.wish().channel().name()), ARRAY)
                .param("customers", rows.texts(one -> one.wish().caller().username()), ARRAY)
                .param("names", rows.texts(one -> one.wish().caller().name()), ARRAY)
                .param("emails", rows.texts(one -> one.wish().caller().email()), ARRAY)
                .param("phones", rows.texts(one -> one.wish().caller().phone()), ARRAY)
                .param("mails", rows.texts(one -> one.wish().mailId()), ARRAY)
                .param("bys", rows.texts(one -> one.wish().by()), ARRAY)
                .param("times", rows.times(one -> one.wish().at()), ARRAY)
                .param("kinds", rows.texts(one -> one.matter().kind().name()), ARRAY)
                .param("subjects", rows.texts(one -> one.matter().subject()), ARRAY)
                .param("bodies", rows.texts(one -> one.matter().text()), ARRAY)
                .param("products", rows.texts(one -> one.matter().product()), ARRAY)
                .param("addresses", rows.texts(one -> one.matter().address()), ARRAY)
                .param("wishes", rows.texts(one -> one.wish().words().get("wishedAt")), ARRAY)
                .param("impacts", rows.texts(one -> one.matter().impact().name()), ARRAY)
                .param("urgencies", rows.texts(one -> one.matter().urgency().name()), ARRAY)
                .param("ranks", rows.ints(one -> one.matter().priority().rank()), ARRAY)
                .param("tags", rows.texts(one -> braced(one.matter().tags())), ARRAY)
                .param("fields", rows.texts(one -> Json.write(one.matter().fields())), ARRAY)
                .param("files", rows.texts(one -> Json.write(one.wish().files())), ARRAY)
                .query(
                        row -> {
                            numbers.put(row.getObject(1, UUID.class), row.getLong(2));
                        });
        return numbers;
    }

    /// A list of texts as PostgreSQL writes it, for lists inside a list.
    private static String braced(List<String> texts) {
        var quoted =
                texts.stream()
                        .map(text -> text.replace("\\", "\\\\").replace("\"", "\\\""))
                        .map(text -> "\"" + text + "\"")
                        .toList();
        return "{" + String.join(",", quoted) + "}";
    }

    private void enter(List<Begun> tickets) {
        entries.add(tickets.stream().map(StoreTickets::first).toList());
    }

    private static Entries.Row first(Begun begun) {
        var opened = begun.opened();
        var entry =
                new Entry(
                        1, opened.origin().by(), role(opened), opened, begun.ticket().changedAt());
        return new Entries.Row(begun.ticket().id(), entry, opened.origin().requestId());
    }

    private static AuthorRole role(Happening.Opened opened) {
        return opened.origin().by().equals(opened.caller().username())
                ? AuthorRole.CUSTOMER
                : AuthorRole.STAFF;
    }
}

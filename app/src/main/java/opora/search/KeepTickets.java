package opora.search;

import static java.sql.Types.ARRAY;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import opora.backbone.Handles;
import opora.backbone.Incoming;
import opora.backbone.Projection;
import opora.backbone.Rows;
import opora.privacy.PersonErased;
import opora.shell.PhoneNumber;
import opora.tickets.MessageAdded;
import opora.tickets.TicketAssigned;
import opora.tickets.TicketChanged;
import opora.tickets.TicketImported;
import opora.tickets.TicketOpened;
import opora.tickets.TicketQueued;
import opora.tickets.TicketStatusChanged;
import opora.tickets.TicketUnassigned;
import opora.tickets.Visibility;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Keeps up with what the desk tells of tickets.
@Component
class KeepTickets implements Projection {
    /// The line that holds what a ticket was opened with.
    static final String FIRST = "";

    /// The field by which a role reaches tickets of a region.
    private static final String REGION = "region";

    /// Before the name of a field that staff has added.
    private static final String FIELD = "fields.";

    /// What waits to be made anew is first: whoever makes it goes on to the words.
    private static final List<String> TABLES =
            List.of("stale", "tickets", "texts", "words", "heard", "lexemes", "slips");

    private final JdbcClient db;
    private final IndexWords index;
    private final ForgetPeople forget;

    KeepTickets(JdbcClient db, IndexWords index, ForgetPeople forget) {
        this.db = db;
        this.index = index;
        this.forget = forget;
    }

    /// Whoever is erased has no words left in the events of before either, so that a replay brings
    /// nothing back; a ticket without a subject is theirs.
    @Handles
    void onErased(PersonErased erased) {
        forget.forget(erased.username());
    }

    @Handles
    void onOpened(List<Incoming<TicketOpened>> opened) {
        var sql =
                """
                with o as (
                    select * from unnest(:numbers, :customers, :names, :emails, :phones, :addresses, :subjects, :products,
                        :tags, :channels, :regions, :fields, :statuses, :phases, :times, :texts)
                        as o(number, customer, name, email, phone, address, subject, product, tags, channel, region,
                            fields, status, phase, at, words)),
                fresh as (
                    insert into search.tickets (number, customer, name, email, phone, address, subject, product, tags,
                        channel, region, fields, status, phase, opened_at)
                    select number, customer, name, email, phone, address, subject, product,
                        case subject when '' then '{}' else search.tags(tags) end, channel, region, fields::jsonb, status, phase, at from o
                    on conflict do nothing returning number)
                insert into search.texts (number, line, "inner", words, at)
                select number, '', false, words, at from o join fresh using (number)
                """;
        var rows = Rows.of(opened, Incoming::event);
        db.sql(sql)
                .param("numbers", rows.longs(TicketOpened::number), ARRAY)
                .param("customers", rows.texts(TicketOpened::customer), ARRAY)
                .param("names", rows.texts(TicketOpened::name), ARRAY)
                .param("emails", rows.texts(TicketOpened::email), ARRAY)
                .param("phones", rows.texts(one -> PhoneNumber.plain(one.phone())), ARRAY)
                .param("addresses", rows.texts(TicketOpened::address), ARRAY)
                .param("subjects", rows.texts(TicketOpened::subject), ARRAY)
                .param("products", rows.texts(TicketOpened::product), ARRAY)
                .param("tags", rows.texts(one -> String.join(",", one.tags())), ARRAY)
                .param("channels", rows.texts(one -> one.channel().name()), ARRAY)
                .param("regions", rows.texts(one -> one.fields().getOrDefault(REGION, "")), ARRAY)
                .param("fields", rows.texts(one -> json(one.fields())), ARRAY)
                .param("statuses", rows.texts(TicketOpened::status), ARRAY)
                .param("phases", rows.texts(one -> one.phase().name()), ARRAY)
                .param("times", rows.times(TicketOpened::at), ARRAY)
                .param("texts", rows.texts(TicketOpened::text), ARRAY)
                .update();
        index.anew(rows.rows().stream().map(TicketOpened::number).toList());
    }

    @Handles
    void onMessages(List<Incoming<MessageAdded>> added) {
        var sql =
                """
                insert into search.texts (number, line, "inner", words, at)
                select m.number, m.line, m.hidden, m.words, m.at
                from unnest(:numbers, :lines, :inner, :words, :times) as m(number, line, hidden, words, at)
                    join search.tickets t using (number)
                on conflict do nothing
                """;
        var rows = Rows.of(added, Incoming::event);
        db.sql(sql)
                .param("numbers", rows.longs(MessageAdded::number), ARRAY)
                .param("lines", rows.texts(MessageAdded::message), ARRAY)
                .param("inner", rows.flags(one -> one.visibility() == Visibility.INTERNAL), ARRAY)
                .param("words", rows.texts(MessageAdded::text), ARRAY)
                .param("times", rows.times(MessageAdded::at), ARRAY)
                .update();
        var numbers = rows.rows().stream().map(MessageAdded::number).toList();
        index.hear(numbers, rows.rows().stream().map(MessageAdded::text).toList());
        index.anew(numbers);
    }

    /// A ticket of another system, with all that was said on it.
    @Handles
    void onImported(TicketImported imported) {
        var number = imported.number();
        var sql =
                """
                insert into search.tickets (number, customer, name, email, phone, address, subject, product, tags, channel,
                    region, fields, status, phase, expert, opened_at)
                values (:number, :customer, :name, :email, :phone, :address, :subject, :product,
                    case :subject when '' then '{}' else search.tags(:tags) end, 'IMPORT',
                    :region, :fields::jsonb, :status, :phase, :expert, :at)
                on conflict do nothing
                """;
        db.sql(sql)
                .param("number", number)
                .param("customer", imported.customer())
                .param("name", imported.name())
                .param("email", imported.email())
                .param("phone", PhoneNumber.plain(imported.phone()))
                .param("address", imported.address())
                .param("subject", imported.subject())
                .param("product", imported.product())
                .param("tags", String.join(",", imported.tags()))
                .param("region", imported.fields().getOrDefault(REGION, ""))
                .param("fields", json(imported.fields()))
                .param("status", imported.status())
                .param("phase", imported.phase().name())
                .param("expert", imported.expert())
                .param("at", Timestamp.from(imported.openedAt()))
                .update();
        text(number, FIRST, false, imported.text(), imported.openedAt());
        for (int i = 0; i < Math.min(imported.lines().size(), imported.texts().size()); i++) {
            var line = imported.lines().get(i);
            var inner = line.visibility() == Visibility.INTERNAL;
            text(number, "imported-" + i, inner, imported.texts().get(i), line.at());
        }
        index.anew(List.of(number));
    }

    private void text(long number, String line, boolean inner, String words, Instant at) {
        var sql =
                """
                insert into search.texts (number, line, "inner", words, at) values (?, ?, ?, ?, ?) on conflict do nothing
                """;
        db.sql(sql).params(number, line, inner, words, Timestamp.from(at)).update();
    }

    @Handles
    void onChanged(TicketChanged changed) {
        var after = changed.after();
        var fields = json(fields(after));
        var sql =
                """
                update search.tickets set subject = coalesce(:subject, subject), product = coalesce(:product, product),
                    address = coalesce(:address, address), region = coalesce(:region, region),
                    fields = fields || :fields::jsonb,
                    tags = case when :tags::text is null then tags else search.tags(:tags) end
                where number = :number
                """;
        db.sql(sql)
                .param("subject", after.get("subject"))
                .param("product", after.get("product"))
                .param("address", after.get("address"))
                .param("region", after.get(FIELD + REGION))
                .param("fields", fields)
                .param("tags", after.get("tags"))
                .param("number", changed.number())
                .update();
        if (after.containsKey("text")) {
            db.sql("update search.texts set words = ? where number = ? and line = ?")
                    .params(after.get("text"), changed.number(), FIRST)
                    .update();
        }
        index.hear(List.of(changed.number()), List.of(String.join(" ", after.values())));
        index.hearFields(changed.number(), fields);
        index.anew(List.of(changed.number()));
    }

    private static Map<String, String> fields(Map<String, String> words) {
        return words.entrySet().stream()
                .filter(word -> word.getKey().startsWith(FIELD))
                .collect(
                        Collectors.toMap(
                                word -> word.getKey().substring(FIELD.length()),
                                Map.Entry::getValue));
    }

    private static String json(Map<String, String> fields) {
        return JsonMapper.shared().writeValueAsString(fields);
    }

    @Handles
    void onMoved(List<Incoming<TicketStatusChanged>> moved) {
        stand(Rows.of(moved, one -> Stand.of(one.event())).rows());
    }

    @Handles
    void onAssigned(List<Incoming<TicketAssigned>> assigned) {
        stand(Rows.of(assigned, one -> Stand.of(one.event())).rows());
    }

    @Handles
    void onUnassigned(List<Incoming<TicketUnassigned>> gone) {
        stand(Rows.of(gone, one -> Stand.of(one.event())).rows());
    }

    @Handles
    void onQueued(List<Incoming<TicketQueued>> queued) {
        stand(Rows.of(queued, one -> Stand.of(one.event())).rows());
    }

    private void stand(List<Stand> stands) {
        for (var round : Rows.rounds(stands, Stand::number)) {
            var sql =
                    """
                    update search.tickets t set status = coalesce(n.status, t.status), phase = coalesce(n.phase, t.phase),
                        queue = coalesce(n.queue, t.queue), expert = coalesce(n.expert, t.expert)
                    from unnest(:numbers, :statuses, :phases, :queues, :experts) as n(number, status, phase, queue, expert)
                    where t.number = n.number
                    """;
            var rows = new Rows<>(round);
            db.sql(sql)
                    .param("numbers", rows.longs(Stand::number), ARRAY)
                    .param("statuses", rows.texts(Stand::status), ARRAY)
                    .param("phases", rows.texts(Stand::phase), ARRAY)
                    .param("queues", rows.texts(Stand::queue), ARRAY)
                    .param("experts", rows.texts(Stand::expert), ARRAY)
                    .update();
        }
    }

    /// Nobody defines fields or counts words meanwhile: they would wait for what is deleted here,
    /// and be waited for.
    @Override
    public void clear() {
        index.amongOthers();
        db.sql(CountWords.ALONE_AT_LAST).query((_, _) -> true).list();
        TABLES.forEach(table -> db.sql("delete from search." + table).update());
    }
}

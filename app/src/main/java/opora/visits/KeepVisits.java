package opora.visits;

import static java.sql.Types.ARRAY;

import java.sql.Timestamp;
import java.util.List;
import opora.backbone.Handles;
import opora.backbone.Incoming;
import opora.backbone.Rows;
import opora.tickets.TicketImported;
import opora.tickets.TicketOpened;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps the tickets that somebody may have to drive to: those with an address.
@Component
class KeepVisits {
    private final JdbcClient db;

    KeepVisits(JdbcClient db) {
        this.db = db;
    }

    @Handles
    void on(List<Incoming<TicketOpened>> opened) {
        var sql =
                """
                insert into visits.visits (ticket, number, customer, name, phone, address, subject, words, product, fields,
                    wished_at, phase, changed_at)
                select o.ticket, o.number, o.customer, o.name, o.phone, o.address, o.subject, o.words, o.product, o.fields::jsonb,
                    nullif(o.wished, '')::timestamptz, o.phase, o.at
                from unnest(:tickets, :numbers, :customers, :names, :phones, :addresses, :subjects, :words, :products, :fields,
                    :wishes, :phases, :times)
                    as o(ticket, number, customer, name, phone, address, subject, words, product, fields, wished, phase, at)
                on conflict do nothing
                """;
        var there =
                opened.stream()
                        .map(Incoming::event)
                        .filter(one -> !one.address().isBlank())
                        .toList();
        if (there.isEmpty()) {
            return;
        }
        var rows = new Rows<>(there);
        db.sql(sql)
                .param("tickets", rows.texts(TicketOpened::ticket), ARRAY)
                .param("numbers", rows.longs(TicketOpened::number), ARRAY)
                .param("customers", rows.texts(TicketOpened::customer), ARRAY)
                .param("names", rows.texts(TicketOpened::name), ARRAY)
                .param("phones", rows.texts(TicketOpened::phone), ARRAY)
                .param("addresses", rows.texts(TicketOpened::address), ARRAY)
                .param("subjects", rows.texts(TicketOpened::subject), ARRAY)
                .param("words", rows.texts(TicketOpened::text), ARRAY)
                .param("products", rows.texts(TicketOpened::product), ARRAY)
                .param("fields", rows.texts(one -> Json.write(one.fields())), ARRAY)
                .param("wishes", rows.texts(KeepVisits::wished), ARRAY)
                .param("phases", rows.texts(one -> one.phase().name()), ARRAY)
                .param("times", rows.times(TicketOpened::at), ARRAY)
                .update();
    }

    /// One of another system that is still to be done.
    @Handles
    void on(TicketImported imported) {
        if (imported.address().isBlank() || !imported.phase().open()) {
            return;
        }
        var sql =
                """
                insert into visits.visits (ticket, number, expert, experts, customer, name, phone, address, subject, words, product,
                    fields, phase, changed_at)
                values (:ticket, :number, :expert, array_remove(array[:expert], ''), :customer, :name, :phone, :address,
                    :subject, :words, :product, :fields::jsonb, :phase, :at)
                on conflict do nothing
                """;
        db.sql(sql)
                .param("ticket", imported.ticket())
                .param("number", imported.number())
                .param("expert", imported.expert())
                .param("customer", imported.customer())
                .param("name", imported.name())
                .param("phone", imported.phone())
                .param("address", imported.address())
                .param("subject", imported.subject())
                .param("words", imported.text())
                .param("product", imported.product())
                .param("fields", Json.write(imported.fields()))
                .param("phase", imported.phase().name())
                .param("at", Timestamp.from(imported.at()))
                .update();
    }

    private static String wished(TicketOpened opened) {
        var wished = opened.wishedAt();
        return wished == null ? "" : wished.toString();
    }
}

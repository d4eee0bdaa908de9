package opora.tickets;

import static java.sql.Types.ARRAY;

import java.util.LinkedHashMap;
import java.util.List;
import opora.backbone.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Remembers who asks without an account, so that they are found when they ask again, and the
/// number that customers call from.
@Component
class KeepCallers {
    private final JdbcClient db;

    KeepCallers(JdbcClient db) {
        this.db = db;
    }

    /// What tickets of now tell counts more than what is known.
    void keep(List<Ticket> tickets) {
        keep(tickets, true);
    }

    /// What a ticket of long ago tells only fills gaps.
    void keepOld(Ticket ticket) {
        keep(List.of(ticket), false);
    }

    private void keep(List<Ticket> tickets, boolean newer) {
        var guests = new LinkedHashMap<String, Ticket>();
        var others = new LinkedHashMap<String, Ticket>();
        for (var ticket : tickets) {
            var caller = ticket.caller();
            if (Guest.is(caller.username())) {
                guests.put(caller.username(), ticket);
            } else if (!caller.phone().isEmpty()) {
                others.put(caller.username(), ticket);
            }
        }
        if (!guests.isEmpty()) {
            keepGuests(List.copyOf(guests.values()), newer);
        }
        if (!others.isEmpty()) {
            keepNumbers(List.copyOf(others.values()), newer);
        }
    }

    /// In the order of their names, so that two batches never wait for each other.
    private void keepGuests(List<Ticket> tickets, boolean newer) {
        var sql =
                """
                insert into tickets.people as p (username, name, email, phone, address)
                select * from unnest(:usernames, :names, :emails, :phones, :addresses)
                    as g(username, name, email, phone, address)
                where name || email || phone <> '' order by username
                on conflict (username) do update set
                    name = coalesce(nullif(<first>.name, ''), <then>.name),
                    email = coalesce(nullif(<first>.email, ''), <then>.email),
                    phone = coalesce(nullif(<first>.phone, ''), <then>.phone),
                    address = coalesce(nullif(<first>.address, ''), <then>.address)
                where (p.name, p.email, p.phone, p.address) is distinct from
                    (excluded.name, excluded.email, excluded.phone, excluded.address)
                """
                        .replace("<first>", newer ? "excluded" : "p")
                        .replace("<then>", newer ? "p" : "excluded");
        var rows = new Rows<>(tickets);
        db.sql(sql)
                .param("usernames", rows.texts(one -> one.caller().username()), ARRAY)
                .param("names", rows.texts(one -> one.caller().name()), ARRAY)
                .param("emails", rows.texts(one -> one.caller().email()), ARRAY)
                .param("phones", rows.texts(one -> one.caller().phone()), ARRAY)
                .param("addresses", rows.texts(one -> one.matter().address()), ARRAY)
                .update();
    }

    private void keepNumbers(List<Ticket> tickets, boolean newer) {
        var sql =
                """
                with known as (
                    select username from tickets.people where username = any(:usernames) order by username for update)
                update tickets.people p set phone = c.phone
                from known join unnest(:usernames, :phones) as c(username, phone) using (username)
                where p.username = known.username and p.phone <> c.phone and (:newer or p.phone = '')
                """;
        var rows = new Rows<>(tickets);
        db.sql(sql)
                .param("usernames", rows.texts(one -> one.caller().username()), ARRAY)
                .param("phones", rows.texts(one -> one.caller().phone()), ARRAY)
                .param("newer", newer)
                .update();
    }
}

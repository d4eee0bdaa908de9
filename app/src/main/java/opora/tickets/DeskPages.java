package opora.tickets;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Supplier;
import opora.shell.LivePages;
import opora.shell.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The open pages of the desk: of one ticket, or of many.
@Component
class DeskPages extends LivePages<UUID> {
    private static final long LISTS_REST_MILLIS = 2_000;

    /// Stands for pages that show many tickets.
    private static final UUID LISTS = new UUID(0, 0);

    private final JdbcClient db;
    private final Presence presence;

    DeskPages(JdbcClient db, Presence presence, TicketsSettings settings) {
        super("desk-pages", settings.heartbeat());
        this.db = db;
        this.presence = presence;
    }

    void follow(HttpServletResponse response, Person person, UUID ticket, Supplier<JteModel> part) {
        var name = person.username();
        presence.stay(ticket, name);
        super.ring(ticket);
        try {
            stream(
                    response,
                    person,
                    ticket,
                    0,
                    () -> {
                        presence.stay(ticket, name);
                        return part.get();
                    });
        } finally {
            // who came back meanwhile is here: that a page was left shows only at the next beat
            if (!follows(ticket, name)) {
                presence.leave(ticket, name);
                super.ring(ticket);
            }
        }
    }

    void followAll(HttpServletResponse response, Person person, Supplier<JteModel> part) {
        stream(response, person, LISTS, LISTS_REST_MILLIS, part);
    }

    /// Something that lists show is different, other than a ticket.
    void ringLists() {
        super.ring(LISTS);
    }

    @Override
    public void ring(UUID ticket) {
        super.ring(ticket);
        super.ring(LISTS);
    }

    /// A transaction may come to its commit a little after its time.
    @Override
    protected Collection<News<UUID>> latest() {
        var sql =
                """
                select ticket, at from tickets.entries where at > now() - interval '5 s'
                union all
                select ticket, since from tickets.presence where since > now() - interval '5 s'
                """;
        return db.sql(sql)
                .query(
                        (row, _) ->
                                new News<>(
                                        row.getObject(1, UUID.class),
                                        row.getTimestamp(2).toInstant()))
                .list();
    }
}

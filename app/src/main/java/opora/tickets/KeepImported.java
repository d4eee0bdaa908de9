package opora.tickets;

import static java.sql.Types.ARRAY;

import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Stores a ticket that comes with its whole life.
@Component
class KeepImported {
    private final JdbcClient db;
    private final Entries entries;
    private final KeepCallers callers;
    private final KeepSubjects subjects;

    KeepImported(JdbcClient db, Entries entries, KeepCallers callers, KeepSubjects subjects) {
        this.db = db;
        this.entries = entries;
        this.callers = callers;
        this.subjects = subjects;
    }

    /// @param topic what it was about there; empty where nobody said
    /// @param life of the ticket with that number
    /// @return nothing for one that is here already
    Optional<Ticket> keep(UUID id, String topic, LongFunction<ImportedLife> life) {
        if (isHere(id)) {
            return Optional.empty();
        }
        var number =
                db.sql("select nextval('tickets.number')").query(Long.class).single().longValue();
        var whole = life.apply(number);
        insert(whole.ticket(), topic);
        callers.keepOld(whole.ticket());
        subjects.opened(List.of(whole.ticket()));
        entries.add(whole.entries().stream().map(entry -> new Entries.Row(id, entry, "")).toList());
        return Optional.of(whole.ticket());
    }

    private boolean isHere(UUID id) {
        return db.sql("select exists (select from tickets.tickets where id = ?)")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    private void insert(Ticket ticket, String topic) {
        var sql =
                """
                insert into tickets.tickets (id, number, request_id, channel, customer, name, email, phone, mail_id,
                    opened_by, opened_at, kind, subject, body, product, address, impact, urgency, rank, tags, fields,
                    files, status, phase, expert, version, changed_at, topic)
                values (:id, :number, :request, 'IMPORT', :customer, :name, :email, :phone, '', :customer, :opened, :kind,
                    :subject, :text, :product, :address, :impact, :urgency, :rank, :tags, :fields::jsonb, '[]', :status,
                    :phase, :expert, :version, :changed, :topic)
                """;
        var about = ticket.matter();
        var now = ticket.standing();
        db.sql(sql)
                .param("id", ticket.id())
                .param("number", ticket.number())
                .param("request", ticket.origin().requestId())
                .param("customer", ticket.caller().username())
                .param("name", ticket.caller().name())
                .param("email", ticket.caller().email())
                .param("phone", ticket.caller().phone())
                .param("opened", Timestamp.from(ticket.origin().at()))
                .param("kind", about.kind().name())
                .param("subject", about.subject())
                .param("text", about.text())
                .param("product", about.product())
                .param("address", about.address())
                .param("impact", about.impact().name())
                .param("urgency", about.urgency().name())
                .param("rank", about.priority().rank())
                .param("tags", about.tags().toArray(String[]::new), ARRAY)
                .param("fields", Json.write(about.fields()))
                .param("status", now.status())
                .param("phase", now.phase().name())
                .param("expert", now.expert())
                .param("version", ticket.version())
                .param("changed", Timestamp.from(ticket.changedAt()))
                .param("topic", topic)
                .update();
    }
}

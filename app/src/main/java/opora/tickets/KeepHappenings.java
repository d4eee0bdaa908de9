package opora.tickets;

import static java.sql.Types.ARRAY;

import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Writes what happened, and what the ticket has become by it.
@Component
class KeepHappenings {
    private final JdbcClient db;

    KeepHappenings(JdbcClient db) {
        this.db = db;
    }

    /// Whether the request was heard before.
    boolean knows(UUID ticket, String requestId) {
        var sql = "select exists (select from tickets.entries where ticket = ? and request_id = ?)";
        return !requestId.isEmpty()
                && db.sql(sql).params(ticket, requestId).query(Boolean.class).single();
    }

    void keep(Ticket before, Ticket after, Actor actor, List<Happening> all) {
        add(before, actor, all);
        stand(after);
        if (!before.matter().equals(after.matter())) {
            change(after);
        }
    }

    /// The request's id stands with the first of what it brought about.
    private void add(Ticket before, Actor actor, List<Happening> all) {
        var sql =
                """
                insert into tickets.entries (ticket, n, kind, who, role, request_id, facts, at)
                select :ticket, :before + e.place, e.kind, :who, :role,
                    case e.place when 1 then :request else '' end, e.facts::jsonb, :at
                from unnest(:places, :kinds, :facts) as e(place, kind, facts)
                """;
        db.sql(sql)
                .param("ticket", before.id())
                .param("before", before.version())
                .param("who", actor.username())
                .param("role", actor.role().name())
                .param("request", actor.requestId())
                .param("at", Timestamp.from(actor.at()))
                .param("places", IntStream.rangeClosed(1, all.size()).toArray(), ARRAY)
                .param("kinds", all.stream().map(Happening::kind).toArray(String[]::new), ARRAY)
                .param("facts", all.stream().map(Json::write).toArray(String[]::new), ARRAY)
                .update();
    }

    private void stand(Ticket ticket) {
        var now = ticket.standing();
        var sql =
                """
                update tickets.tickets set status = :status, phase = :phase, resumes = :resumes, queue = :queue,
                    expert = :expert, resolution = :resolution, stars = :stars, done_at = :done,
                    version = :version, changed_at = :at
                where id = :id
                """;
        db.sql(sql)
                .param("id", ticket.id())
                .param("status", now.status())
                .param("phase", now.phase().name())
                .param("resumes", now.resumes())
                .param("queue", now.queue())
                .param("expert", now.expert())
                .param("resolution", now.resolution())
                .param("stars", now.stars())
                .param("done", now.doneAt() == null ? null : Timestamp.from(now.doneAt()))
                .param("version", ticket.version())
                .param("at", Timestamp.from(ticket.changedAt()))
                .update();
    }

    private void change(Ticket ticket) {
        var about = ticket.matter();
        var sql =
                """
                update tickets.tickets set kind = :kind, subject = :subject, body = :text, product = :product,
                    address = :address, wished_at = :wished, impact = :impact, urgency = :urgency,
                    rank = :rank, tags = :tags, fields = :fields::jsonb
                where id = :id
                """;
        var wished = about.wishedAt();
        db.sql(sql)
                .param("id", ticket.id())
                .param("kind", about.kind().name())
                .param("subject", about.subject())
                .param("text", about.text())
                .param("product", about.product())
                .param("address", about.address())
                .param("wished", wished == null ? null : Timestamp.from(wished))
                .param("impact", about.impact().name())
                .param("urgency", about.urgency().name())
                .param("rank", about.priority().rank())
                .param("tags", about.tags().toArray(String[]::new), ARRAY)
                .param("fields", Json.write(about.fields()))
                .update();
    }
}

package opora.tickets;

import static java.sql.Types.ARRAY;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import opora.backbone.Rows;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Writes what happened, and what the ticket has become by it.
@Component
class KeepHappenings {
    private final JdbcClient db;
    private final Entries entries;
    private final Links links;
    private final KeepSubjects subjects;

    KeepHappenings(JdbcClient db, Entries entries, Links links, KeepSubjects subjects) {
        this.db = db;
        this.entries = entries;
        this.links = links;
        this.subjects = subjects;
    }

    void keep(Ticket before, Ticket after, Actor actor, List<Happening> all) {
        keep(List.of(new Change(before, after, actor, all)));
    }

    /// What happened to a ticket, and what it has become by it.
    record Change(Ticket before, Ticket after, Actor actor, List<Happening> all) {}

    /// @param changes one ticket may be in several of them, in their order
    void keep(List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        add(changes);
        var last = new LinkedHashMap<UUID, Ticket>();
        changes.forEach(change -> last.put(change.after().id(), change.after()));
        stand(List.copyOf(last.values()), topics(changes));
        changes.forEach(change -> change.all().forEach(one -> link(change.after(), one)));
        changes.stream()
                .filter(change -> !change.before().matter().equals(change.after().matter()))
                .forEach(change -> change(change.after()));
        subjects.turned(turned(changes));
    }

    private static List<KeepSubjects.Turned> turned(List<Change> changes) {
        var turned = new LinkedHashMap<UUID, KeepSubjects.Turned>();
        for (var change : changes) {
            turned.merge(
                    change.after().id(),
                    new KeepSubjects.Turned(change.before(), change.after()),
                    (first, last) -> new KeepSubjects.Turned(first.before(), last.after()));
        }
        return List.copyOf(turned.values());
    }

    /// What tickets turned out to be about.
    private static Map<UUID, String> topics(List<Change> changes) {
        var topics = new HashMap<UUID, String>();
        for (var change : changes) {
            for (var happening : change.all()) {
                if (happening instanceof Happening.Classified(var topic, _, _)) {
                    topics.put(change.after().id(), topic);
                }
            }
        }
        return topics;
    }

    private void link(Ticket ticket, Happening happening) {
        switch (happening) {
            case Happening.Linked(var as, var other, _) -> links.add(ticket.id(), as, other);
            case Happening.Unlinked(var other, _) -> links.remove(ticket.id(), other);
            default -> {}
        }
    }

    /// The request's id stands with the first of what it brought about.
    private void add(List<Change> changes) {
        var rows = new ArrayList<Entries.Row>();
        for (var change : changes) {
            var actor = change.actor();
            var ticket = change.before();
            for (int i = 0; i < change.all().size(); i++) {
                var entry =
                        new Entry(
                                ticket.version() + i + 1,
                                actor.username(),
                                actor.role(),
                                change.all().get(i),
                                actor.at());
                rows.add(new Entries.Row(ticket.id(), entry, i == 0 ? actor.requestId() : ""));
            }
        }
        entries.add(rows);
    }

    private void stand(List<Ticket> tickets, Map<UUID, String> topics) {
        var sql =
                """
                update tickets.tickets t set status = n.status, phase = n.phase, resumes = n.resumes, queue = n.queue,
                    expert = n.expert, resolution = n.resolution, stars = n.stars, done_at = n.done::timestamptz,
                    merged_into = n.merged::uuid, version = n.version, changed_at = n.at,
                    topic = coalesce(n.topic, t.topic)
                from unnest(:ids, :statuses, :phases, :resumes, :queues, :experts, :resolutions, :stars, :done, :merged,
                    :versions, :times, :topics)
                    as n(id, status, phase, resumes, queue, expert, resolution, stars, done, merged, version, at, topic)
                where t.id = n.id::uuid
                """;
        var rows = new Rows<>(tickets);
        db.sql(sql)
                .param("ids", rows.texts(ticket -> ticket.id().toString()), ARRAY)
                .param("statuses", rows.texts(ticket -> ticket.standing().status()), ARRAY)
                .param("phases", rows.texts(ticket -> ticket.standing().phase().name()), ARRAY)
                .param("resumes", rows.texts(ticket -> ticket.standing().resumes()), ARRAY)
                .param("queues", rows.texts(ticket -> ticket.standing().queue()), ARRAY)
                .param("experts", rows.texts(ticket -> ticket.standing().expert()), ARRAY)
                .param("resolutions", rows.texts(ticket -> ticket.standing().resolution()), ARRAY)
                .param("stars", rows.ints(ticket -> ticket.standing().stars()), ARRAY)
                .param("done", rows.texts(KeepHappenings::done), ARRAY)
                .param("merged", rows.texts(KeepHappenings::merged), ARRAY)
                .param("versions", rows.ints(Ticket::version), ARRAY)
                .param("times", rows.times(Ticket::changedAt), ARRAY)
                .param("topics", rows.texts(ticket -> topics.get(ticket.id())), ARRAY)
                .update();
    }

    private static @Nullable String done(Ticket ticket) {
        var at = ticket.standing().doneAt();
        return at == null ? null : at.toString();
    }

    private static @Nullable String merged(Ticket ticket) {
        var into = ticket.standing().mergedInto();
        return into == null ? null : into.toString();
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

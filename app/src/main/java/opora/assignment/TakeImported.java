package opora.assignment;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import opora.backbone.Database;
import opora.backbone.Handles;
import opora.tickets.TicketImported;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Learns from what was closed in other systems, and finds somebody for what is still open and
/// nobody's. What it was about there is believed as if a person had said it here.
@Component
class TakeImported {
    private final JdbcClient db;
    private final Database database;
    private final Topics topics;
    private final Decisions decisions;
    private final ChooseExperts choosing;

    TakeImported(
            JdbcClient db,
            Database database,
            Topics topics,
            Decisions decisions,
            ChooseExperts choosing) {
        this.db = db;
        this.database = database;
        this.topics = topics;
        this.decisions = decisions;
        this.choosing = choosing;
    }

    @Handles
    List<Object> on(TicketImported imported) {
        var words = imported.subject() + "\n" + imported.text();
        var reader = topics.current();
        var told = imported.topic();
        var finding =
                told.isEmpty()
                        ? reader.read(words)
                        : Finding.byHand(told, reader.rules().version());
        if (!keep(imported, words, finding)
                || !state(imported, finding).matches("WAITING|UNSURE")) {
            return List.of();
        }
        var now = Instant.now();
        decisions.keep(Decision.classified(imported.ticket(), finding, now));
        database.afterCommit(choosing::ring);
        var events = new ArrayList<Object>(List.of(finding.told(imported.ticket(), now)));
        if (!finding.routed()) {
            events.add(finding.unsure(imported.ticket(), now));
        }
        return events;
    }

    private static String state(TicketImported imported, Finding finding) {
        if (!imported.phase().open()) {
            return "OUT";
        }
        return !imported.expert().isEmpty() ? "ASSIGNED" : finding.routed() ? "WAITING" : "UNSURE";
    }

    /// Answers whether it was not here before.
    private boolean keep(TicketImported imported, String words, Finding finding) {
        var sql =
                """
                insert into assignment.tickets (ticket, number, customer, words, address, facts, urgency, state, topic,
                    confidence, model, first_topic, first_confidence, routed, true_topic, expert, chosen_by, begun, told,
                    opened_at, closed_at)
                values (:ticket, :number, :customer, :words, :address, :facts::jsonb, :urgency, :state, :topic, :confidence,
                    :model, :topic, :confidence, :routed, nullif(:told, ''), nullif(:expert, ''),
                    case when :expert = '' then null else 'HAND' end, :expert <> '', :state = 'UNSURE', :opened, :closed)
                on conflict do nothing
                """;
        return db.sql(sql)
                        .param("ticket", imported.ticket())
                        .param("number", imported.number())
                        .param("customer", imported.customer())
                        .param("words", words)
                        .param("address", imported.address())
                        .param("facts", Json.text(facts(imported, words, finding)))
                        .param("urgency", imported.priority().ordinal())
                        .param("state", state(imported, finding))
                        .param("topic", finding.topic())
                        .param("confidence", finding.confidence())
                        .param("model", finding.model())
                        .param("routed", finding.routed())
                        .param("told", imported.topic())
                        .param("expert", imported.expert())
                        .param("opened", at(imported.openedAt()))
                        .param("closed", at(imported.closedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                        .update()
                == 1;
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static Facts facts(TicketImported imported, String words, Finding finding) {
        return new Facts(
                finding.topic(),
                imported.kind().name(),
                "IMPORT",
                imported.priority().name(),
                imported.product(),
                imported.customer(),
                imported.fields().getOrDefault("region", ""),
                Tongue.of(words),
                imported.tags(),
                imported.fields());
    }
}

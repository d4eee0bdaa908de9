package opora.assignment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import opora.shell.Person;
import opora.shell.Reach;
import opora.shell.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Why a ticket is whose it is.
@Component
public class Reasons {
    private final JdbcClient db;
    private final Decisions decisions;
    private final Topics topics;

    Reasons(JdbcClient db, Decisions decisions, Topics topics) {
        this.db = db;
        this.decisions = decisions;
        this.topics = topics;
    }

    /// @param telling the words that spoke most for the topic
    /// @param latest the last choice with everybody who was considered; absent before there is one
    public record Why(
            String ticket,
            long number,
            String state,
            String topic,
            double confidence,
            String model,
            @Nullable String expert,
            List<String> telling,
            @Nullable Decision latest,
            List<Decision> history) {
        public boolean byHand() {
            return model.equals(Finding.BY_HAND);
        }

        /// Whether a model decided that has learnt, not the words of the rules.
        public boolean learnt() {
            return !model.equals(Keywords.MODEL);
        }

        public long percent() {
            return Math.round(confidence * 100);
        }
    }

    private record Row(Why why, String words, String region) {}

    /// Of a ticket that this person may see the reasons of; of all others nothing is known.
    Why of(String ticket, Person person) {
        var sql =
                """
                select ticket, number, state, topic, confidence, model, expert, words, facts ->> 'region' as region
                from assignment.tickets where ticket = ?
                """;
        var row =
                db.sql(sql)
                        .param(ticket)
                        .query(Reasons::row)
                        .optional()
                        .filter(found -> mayBeSeen(found, person))
                        .orElseThrow(ExpertsController::unknown);
        var why = row.why();
        var history = decisions.of(ticket);
        var latest =
                history.stream()
                        .filter(one -> !one.considered().isEmpty())
                        .reduce((_, last) -> last)
                        .orElse(null);
        return new Why(
                why.ticket(),
                why.number(),
                why.state(),
                why.topic(),
                why.confidence(),
                why.model(),
                why.expert(),
                topics.current().telling(row.words(), why.topic()),
                latest,
                history);
    }

    private static boolean mayBeSeen(Row row, Person person) {
        return person.may(AssignmentContext.SEE)
                || person.scopes(AssignmentContext.SEE).stream()
                        .anyMatch(scope -> covers(scope, row, person));
    }

    private static boolean covers(Scope scope, Row row, Person person) {
        return scope.reach() == Reach.OWN && person.username().equals(row.why().expert())
                || scope.reach() == Reach.REGION && scope.place().equals(row.region());
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                new Why(
                        row.getString("ticket"),
                        row.getLong("number"),
                        row.getString("state"),
                        row.getString("topic"),
                        row.getDouble("confidence"),
                        row.getString("model"),
                        row.getString("expert"),
                        List.of(),
                        null,
                        List.of()),
                row.getString("words"),
                row.getString("region"));
    }
}

package opora.tickets;

import java.sql.Array;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The status model as staff has it. It is read often and changes once a month, so it is kept for a
/// moment.
@Component
class Statuses {
    private static final long KEPT_NANOS = Duration.ofSeconds(2).toNanos();

    private final JdbcClient db;
    private volatile @Nullable Kept kept;

    private record Kept(StatusModel model, long at) {}

    Statuses(JdbcClient db) {
        this.db = db;
    }

    StatusModel model() {
        var known = kept;
        if (known == null || System.nanoTime() - known.at() > KEPT_NANOS) {
            known = new Kept(new StatusModel(statuses(), moves()), System.nanoTime());
            kept = known;
        }
        return known.model();
    }

    void forget() {
        kept = null;
    }

    private List<Status> statuses() {
        var sql =
                """
                select status, russian, english, phase, clocks_run, changes, cancels, reopens, position, retired,
                    version
                from tickets.statuses order by position, status
                """;
        return db.sql(sql).query(Status.class).list();
    }

    private List<Move> moves() {
        return db.sql("select before, after, who, needs from tickets.moves order by before, after")
                .query(
                        (row, _) ->
                                new Move(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        texts(row.getArray(4))))
                .list();
    }

    static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}

package opora.search;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import opora.backbone.Handles;
import opora.tickets.StatusDefined;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What the desk's statuses are called.
@Component
class Statuses {
    private final JdbcClient db;

    Statuses(JdbcClient db) {
        this.db = db;
    }

    List<KnownStatus> all() {
        var sql =
                "select status, russian, english, phase from search.statuses order by retired, position";
        return db.sql(sql).query(KnownStatus.class).list();
    }

    Map<String, KnownStatus> byName() {
        return all().stream().collect(Collectors.toMap(KnownStatus::status, Function.identity()));
    }

    @Handles
    void on(StatusDefined defined) {
        var sql =
                """
                insert into search.statuses (status, russian, english, phase, position, retired)
                values (:status, :russian, :english, :phase, :position, :retired)
                on conflict (status) do update set russian = excluded.russian, english = excluded.english,
                    phase = excluded.phase, position = excluded.position, retired = excluded.retired
                """;
        db.sql(sql)
                .param("status", defined.status())
                .param("russian", defined.russian())
                .param("english", defined.english())
                .param("phase", defined.phase().name())
                .param("position", defined.position())
                .param("retired", defined.retired())
                .update();
    }
}

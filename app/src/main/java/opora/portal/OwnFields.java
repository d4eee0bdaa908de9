package opora.portal;

import java.time.Duration;
import java.util.List;
import opora.backbone.Database;
import opora.backbone.Handles;
import opora.tickets.FieldDefined;
import opora.tickets.FieldKind;
import opora.tickets.Phase;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Keeps the desk's custom fields, as far as customers fill them in.
@Component
class OwnFields {
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private static final long KEPT_NANOS = Duration.ofSeconds(2).toNanos();

    private final Database database;
    private final JdbcClient db;
    private volatile @Nullable Kept kept;

    OwnFields(Database database, JdbcClient db) {
        this.database = database;
        this.db = db;
    }

    private record Kept(List<OwnField> fields, long at) {}

    /// They are asked for with every wish and change once a month, so they are kept for a moment.
    List<OwnField> all() {
        var known = kept;
        if (known == null || System.nanoTime() - known.at() > KEPT_NANOS) {
            known = new Kept(read(), System.nanoTime());
            kept = known;
        }
        return known.fields();
    }

    private List<OwnField> read() {
        var sql =
                """
                select field, russian, english, kind, choices, needed from portal.fields order by position, field
                """;
        return db.sql(sql)
                .query(
                        (row, _) ->
                                new OwnField(
                                        row.getString("field"),
                                        row.getString("russian"),
                                        row.getString("english"),
                                        FieldKind.valueOf(row.getString("kind")),
                                        JsonMapper.shared()
                                                .readValue(row.getString("choices"), TEXTS),
                                        row.getBoolean("needed")))
                .list();
    }

    @Handles
    void on(FieldDefined defined) {
        db.sql("delete from portal.fields where field = ?").param(defined.field()).update();
        if (defined.forCustomers() && !defined.retired()) {
            add(defined);
        }
        database.afterCommit(() -> kept = null);
    }

    private void add(FieldDefined defined) {
        var sql =
                """
                insert into portal.fields (field, russian, english, kind, choices, needed, position)
                values (:field, :russian, :english, :kind, :choices::jsonb,
                    :needed::text[] && array(select status from portal.statuses where phase = :begin), :position)
                """;
        db.sql(sql)
                .param("field", defined.field())
                .param("russian", defined.russian())
                .param("english", defined.english())
                .param("kind", defined.kind().name())
                .param("choices", Json.write(defined.choices()))
                .param("needed", defined.needed().toArray(String[]::new), java.sql.Types.ARRAY)
                .param("begin", Phase.NEW.name())
                .param("position", defined.position())
                .update();
    }
}

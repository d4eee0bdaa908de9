package opora.visits;

import static java.sql.Types.ARRAY;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import opora.backbone.Handles;
import opora.tickets.FieldDefined;
import opora.tickets.FieldKind;
import opora.tickets.Phase;
import opora.tickets.StatusDefined;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps what has to be filled in where a visit is finished: the desk's fields that its first
/// status of finished work needs.
@Component
class ClosingFields {
    private static final String SELECT =
            "select field, russian, english, kind, choices from visits.fields ";

    private final JdbcClient db;

    ClosingFields(JdbcClient db) {
        this.db = db;
    }

    /// Those that the ticket does not have yet.
    List<ClosingField> lacking(Visit visit) {
        var sql =
                SELECT
                        + """
                        where (select status from visits.statuses where phase = ? order by position, status limit 1)
                            = any(needed)
                        order by position, field
                        """;
        return db.sql(sql).param(Phase.DONE.name()).query(ClosingFields::read).list().stream()
                .filter(field -> visit.fields().getOrDefault(field.name(), "").isBlank())
                .toList();
    }

    /// By the key that a ticket's words have it under; also one that nobody has told of yet.
    ClosingField find(String key) {
        var plain = ClosingField.ofEveryTicket(key);
        return db.sql(SELECT + "where field = ?")
                .param(plain.name())
                .query(ClosingFields::read)
                .optional()
                .filter(found -> found.key().equals(key))
                .orElse(plain);
    }

    private static ClosingField read(ResultSet row, int place) throws SQLException {
        return new ClosingField(
                ClosingField.CUSTOM + row.getString("field"),
                row.getString("russian"),
                row.getString("english"),
                FieldKind.valueOf(row.getString("kind")),
                List.of((String[]) row.getArray("choices").getArray()));
    }

    @Handles
    void on(FieldDefined defined) {
        db.sql("delete from visits.fields where field = ?").param(defined.field()).update();
        if (!defined.retired()) {
            add(defined);
        }
    }

    private void add(FieldDefined defined) {
        var sql =
                """
                insert into visits.fields (field, russian, english, kind, choices, needed, position)
                values (:field, :russian, :english, :kind, :choices, :needed, :position)
                """;
        db.sql(sql)
                .param("field", defined.field())
                .param("russian", defined.russian())
                .param("english", defined.english())
                .param("kind", defined.kind().name())
                .param("choices", defined.choices().toArray(String[]::new), ARRAY)
                .param("needed", defined.needed().toArray(String[]::new), ARRAY)
                .param("position", defined.position())
                .update();
    }

    @Handles
    void on(StatusDefined defined) {
        db.sql("delete from visits.statuses where status = ?").param(defined.status()).update();
        if (!defined.retired()) {
            db.sql("insert into visits.statuses (status, phase, position) values (?, ?, ?)")
                    .params(defined.status(), defined.phase().name(), defined.position())
                    .update();
        }
    }
}

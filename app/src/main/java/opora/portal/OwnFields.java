package opora.portal;

import java.util.List;
import opora.backbone.Handles;
import opora.tickets.FieldDefined;
import opora.tickets.FieldKind;
import opora.tickets.Phase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Keeps the desk's custom fields, as far as customers fill them in.
@Component
class OwnFields {
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient db;

    OwnFields(JdbcClient db) {
        this.db = db;
    }

    List<OwnField> all() {
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

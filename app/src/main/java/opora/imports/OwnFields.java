package opora.imports;

import static java.sql.Types.ARRAY;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import opora.backbone.Handles;
import opora.tickets.FieldDefined;
import opora.tickets.FieldKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps the desk's own fields, so that a look and the real thing judge alike what stands in them.
@Component
class OwnFields {
    private final JdbcClient db;

    OwnFields(JdbcClient db) {
        this.db = db;
    }

    private record Known(FieldKind kind, List<String> choices) {}

    /// What the desk would not take, the first of it.
    Optional<Trouble> trouble(Map<String, String> fields) {
        return fields.entrySet().stream()
                .flatMap(field -> trouble(field.getKey(), field.getValue()).stream())
                .findFirst();
    }

    private Optional<Trouble> trouble(String name, String value) {
        var known = find(name);
        if (known.isEmpty()) {
            return Optional.of(Trouble.at("field.unknown", name, value));
        }
        var kind = known.get().kind();
        return kind.takes(value, known.get().choices())
                ? Optional.empty()
                : Optional.of(Trouble.at("field." + kind, name, value));
    }

    private Optional<Known> find(String name) {
        return db.sql("select kind, choices from imports.fields where field = ?")
                .param(name)
                .query(
                        (row, _) ->
                                new Known(
                                        FieldKind.valueOf(row.getString("kind")),
                                        List.of((String[]) row.getArray("choices").getArray())))
                .optional();
    }

    /// Retired ones, too: the desk still knows them.
    @Handles
    void on(FieldDefined defined) {
        var sql =
                """
                insert into imports.fields (field, kind, choices) values (:field, :kind, :choices)
                on conflict (field) do update set kind = excluded.kind, choices = excluded.choices
                """;
        db.sql(sql)
                .param("field", defined.field())
                .param("kind", defined.kind().name())
                .param("choices", defined.choices().toArray(String[]::new), ARRAY)
                .update();
    }
}

package opora.search;

import static java.sql.Types.ARRAY;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import opora.backbone.Handles;
import opora.tickets.FieldDefined;
import opora.tickets.FieldKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The fields that staff has added to tickets. Where somebody else may see one from now on, the
/// words of its tickets are made anew.
@Component
class KnownFields {
    /// Whoever makes words holds it shared, so that no ticket is missed.
    private static final String ALONE = "select pg_advisory_xact_lock(hashtext('search.fields'))";

    private static final String STALE =
            """
            insert into search.stale (number)
            select number from search.tickets where fields <> '{}' and jsonb_exists(fields, :field)
            on conflict do nothing
            """;

    private final JdbcClient db;
    private final RefreshWords refresh;

    KnownFields(JdbcClient db, RefreshWords refresh) {
        this.db = db;
        this.refresh = refresh;
    }

    /// Those that somebody may ask for.
    List<KnownField> of(Sight sight) {
        var sql =
                """
                select field, russian, english, kind, choices, shown, retired from search.fields
                where :staff or shown order by position, field
                """;
        return db.sql(sql).param("staff", sight.staff()).query(KnownFields::field).list();
    }

    private static KnownField field(ResultSet row, int place) throws SQLException {
        return new KnownField(
                row.getString("field"),
                row.getString("russian"),
                row.getString("english"),
                FieldKind.valueOf(row.getString("kind")),
                List.of((String[]) row.getArray("choices").getArray()),
                row.getBoolean("shown"),
                row.getBoolean("retired"));
    }

    /// The word by which tickets with that value are found.
    String sign(KnownField field, String typed) {
        return db.sql("select search.field(?, ?, ?)")
                .params(field.field(), field.kind().name(), field.value(typed))
                .query(String.class)
                .single();
    }

    @Handles
    void on(FieldDefined defined) {
        db.sql(ALONE).query((_, _) -> true).list();
        var shown = defined.forCustomers() && !defined.retired();
        var same =
                db.sql("select shown = ? from search.fields where field = ?")
                        .params(shown, defined.field())
                        .query(Boolean.class)
                        .optional();
        keep(defined, shown);
        if (!same.orElse(false) && db.sql(STALE).param("field", defined.field()).update() > 0) {
            refresh.soon();
        }
    }

    private void keep(FieldDefined defined, boolean shown) {
        var sql =
                """
                insert into search.fields (field, russian, english, kind, choices, shown, position, retired)
                values (:field, :russian, :english, :kind, :choices, :shown, :position, :retired)
                on conflict (field) do update set russian = excluded.russian, english = excluded.english,
                    kind = excluded.kind, choices = excluded.choices, shown = excluded.shown,
                    position = excluded.position, retired = excluded.retired
                """;
        db.sql(sql)
                .param("field", defined.field())
                .param("russian", defined.russian())
                .param("english", defined.english())
                .param("kind", defined.kind().name())
                .param("choices", defined.choices().toArray(String[]::new), ARRAY)
                .param("shown", shown)
                .param("position", defined.position())
                .param("retired", defined.retired())
                .update();
    }
}

package opora.tickets;

import static java.sql.Types.ARRAY;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import opora.backbone.Database;
import opora.shell.Deed;
import opora.shell.Flaw;
import opora.shell.Journal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The custom fields as staff has them. They are read often and change once a month, so they are
/// kept for a moment.
@Component
class Fields {
    private static final long KEPT_NANOS = Duration.ofSeconds(2).toNanos();
    private static final int MOST = 100;

    /// Somebody else changed it meanwhile.
    static final String STALE = "fields.stale";

    private final Database database;
    private final JdbcClient db;
    private final Journal journal;
    private volatile @Nullable Kept kept;

    private record Kept(FieldBook book, long at) {}

    Fields(Database database, JdbcClient db, Journal journal) {
        this.database = database;
        this.db = db;
        this.journal = journal;
    }

    FieldBook book() {
        var known = kept;
        if (known == null || System.nanoTime() - known.at() > KEPT_NANOS) {
            known = new Kept(new FieldBook(read()), System.nanoTime());
            kept = known;
        }
        return known.book();
    }

    private List<Field> read() {
        var sql =
                """
                select field, russian, english, kind, choices, for_customers, needed, position, retired, version
                from tickets.fields order by position, field
                """;
        return db.sql(sql)
                .query(
                        (row, _) ->
                                new Field(
                                        row.getString("field"),
                                        row.getString("russian"),
                                        row.getString("english"),
                                        FieldKind.valueOf(row.getString("kind")),
                                        Statuses.texts(row.getArray("choices")),
                                        row.getBoolean("for_customers"),
                                        Statuses.texts(row.getArray("needed")),
                                        row.getInt("position"),
                                        row.getBoolean("retired"),
                                        row.getInt("version")))
                .list();
    }

    /// What is wrong with it; nothing when it was done.
    ///
    /// @param fresh whether it is to be a new one
    List<Flaw> change(FieldForm form, boolean fresh) {
        var flaws = form.check();
        return flaws.isEmpty()
                ? database.transact(TicketsContext.NAME, _ -> change(form.field(), form, fresh))
                : flaws;
    }

    private List<Flaw> change(Field wanted, FieldForm form, boolean fresh) {
        db.sql("lock table tickets.fields in share row exclusive mode").update();
        kept = null;
        var old = book().find(wanted.field());
        var clash = clash(wanted, old, form, fresh);
        if (clash.isPresent()) {
            return List.of(clash.get());
        }
        keep(wanted);
        journal.tell(
                Deed.of("tickets.field.changed", wanted.field())
                        .from("field", old.map(Field::toString).orElse(""))
                        .to("field", wanted));
        database.publish(wanted.told(Instant.now()));
        database.afterCommit(() -> kept = null);
        kept = null;
        return new ArrayList<>();
    }

    private Optional<Flaw> clash(Field wanted, Optional<Field> old, FieldForm form, boolean fresh) {
        if (fresh) {
            return old.isPresent()
                    ? Optional.of(Flaw.of("field", "fields.name.taken"))
                    : book().all().size() < MOST
                            ? Optional.empty()
                            : Optional.of(Flaw.of("", "fields.many", MOST));
        }
        if (old.isEmpty() || old.get().version() != form.version()) {
            return Optional.of(Flaw.of("", STALE));
        }
        // what tickets hold in it already would be of another kind
        return old.get().kind() != wanted.kind()
                ? Optional.of(Flaw.of("kind", "fields.kind.fixed"))
                : Optional.empty();
    }

    private void keep(Field wanted) {
        var sql =
                """
                insert into tickets.fields (field, russian, english, kind, choices, for_customers, needed, position,
                    retired, version)
                values (:field, :russian, :english, :kind, :choices, :customers, :needed, :position, :retired, :version)
                on conflict (field) do update set russian = :russian, english = :english, choices = :choices,
                    for_customers = :customers, needed = :needed, position = :position, retired = :retired,
                    version = :version
                """;
        db.sql(sql)
                .param("field", wanted.field())
                .param("russian", wanted.russian())
                .param("english", wanted.english())
                .param("kind", wanted.kind().name())
                .param("choices", wanted.choices().toArray(String[]::new), ARRAY)
                .param("customers", wanted.forCustomers())
                .param("needed", wanted.needed().toArray(String[]::new), ARRAY)
                .param("position", wanted.position())
                .param("retired", wanted.retired())
                .param("version", wanted.version())
                .update();
    }
}

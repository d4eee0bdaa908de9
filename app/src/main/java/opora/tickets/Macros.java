package opora.tickets;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import opora.backbone.Database;
import opora.shell.Deed;
import opora.shell.Flaw;
import opora.shell.Journal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The macros and texts that the desk has ready.
@Component
class Macros {
    private static final int MOST = 500;
    private static final String SELECT =
            "select id, name, shortcut, words, version from tickets.macros ";

    private final Database database;
    private final JdbcClient db;
    private final Journal journal;

    Macros(Database database, JdbcClient db, Journal journal) {
        this.database = database;
        this.db = db;
        this.journal = journal;
    }

    List<Macro> all() {
        return db.sql(SELECT + "order by name, id").query(Macros::read).list();
    }

    Optional<Macro> find(long id) {
        return db.sql(SELECT + "where id = ?").param(id).query(Macros::read).optional();
    }

    /// What is wrong with it; nothing when it was added.
    List<Flaw> add(MacroForm form) {
        return database.transact(TicketsContext.NAME, _ -> insert(form));
    }

    private List<Flaw> insert(MacroForm form) {
        db.sql("lock table tickets.macros in share row exclusive mode").update();
        var all = all();
        if (all.size() >= MOST) {
            return List.of(Flaw.of("", "macros.many", MOST));
        }
        var taken = taken(all, form, 0);
        if (taken.isEmpty()) {
            var sql =
                    """
                    insert into tickets.macros (name, shortcut, words) values (?, ?, ?::jsonb)
                    """;
            db.sql(sql)
                    .params(form.name(), form.shortcut(), Json.write(form.handling().words()))
                    .update();
            journal.tell(deed(form));
        }
        return taken;
    }

    List<Flaw> change(Macro macro, MacroForm form) {
        return database.transact(TicketsContext.NAME, _ -> update(macro, form));
    }

    private List<Flaw> update(Macro macro, MacroForm form) {
        db.sql("lock table tickets.macros in share row exclusive mode").update();
        var taken = taken(all(), form, macro.id());
        if (!taken.isEmpty()) {
            return taken;
        }
        var sql =
                """
                update tickets.macros set name = ?, shortcut = ?, words = ?::jsonb, version = version + 1
                where id = ? and version = ?
                """;
        var words = Json.write(form.handling().words());
        var kept =
                db.sql(sql)
                        .params(form.name(), form.shortcut(), words, macro.id(), form.version())
                        .update();
        if (kept == 0) {
            return List.of(Flaw.of("", "macros.stale"));
        }
        journal.tell(deed(form).from("name", macro.name()).from("does", macro.handling().words()));
        return List.of();
    }

    void remove(Macro macro) {
        database.transact(
                TicketsContext.NAME,
                _ -> {
                    db.sql("delete from tickets.macros where id = ?").param(macro.id()).update();
                    journal.tell(
                            Deed.of("tickets.macro.removed", macro.name())
                                    .from("does", macro.handling().words()));
                    return macro;
                });
    }

    private static List<Flaw> taken(List<Macro> all, MacroForm form, long but) {
        return all.stream().filter(other -> other.id() != but).anyMatch(o -> clash(o, form))
                ? List.of(Flaw.of("shortcut", "macros.shortcut.taken"))
                : List.of();
    }

    private static boolean clash(Macro other, MacroForm form) {
        return !form.shortcut().isEmpty() && other.shortcut().equalsIgnoreCase(form.shortcut());
    }

    private static Deed deed(MacroForm form) {
        return Deed.of("tickets.macro.changed", form.name())
                .to("name", form.name())
                .to("does", form.handling().words());
    }

    private static Macro read(ResultSet row, int place) throws SQLException {
        return new Macro(
                row.getLong("id"),
                row.getString("name"),
                row.getString("shortcut"),
                new Handling(Json.words(row.getString("words"))),
                row.getInt("version"));
    }
}

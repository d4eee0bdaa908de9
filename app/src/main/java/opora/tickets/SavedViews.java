package opora.tickets;

import static java.sql.Types.ARRAY;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import opora.backbone.Database;
import opora.shell.Deed;
import opora.shell.Flaw;
import opora.shell.Journal;
import opora.shell.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The views that people have put together.
@Component
class SavedViews {
    private static final int MOST = 50;
    private static final String SELECT =
            "select id, name, owner, shared_with, words, version from tickets.views ";

    private final Database database;
    private final JdbcClient db;
    private final Journal journal;

    SavedViews(Database database, JdbcClient db, Journal journal) {
        this.database = database;
        this.db = db;
        this.journal = journal;
    }

    /// Their own and those shared with them.
    List<SavedView> of(Person person) {
        var sql =
                SELECT
                        + "where owner = :who or shared_with <> '' and shared_with = any(:roles)"
                        + " order by shared_with = '', name, id limit 100";
        return db.sql(sql)
                .param("who", person.username())
                .param("roles", person.roles().toArray(String[]::new), ARRAY)
                .query(SavedViews::read)
                .list();
    }

    /// To who may not see it there is none.
    Optional<SavedView> find(Person person, long id) {
        return db.sql(SELECT + "where id = ?")
                .param(id)
                .query(SavedViews::read)
                .optional()
                .filter(view -> view.opensTo(person));
    }

    /// The answer to somebody who wants a view kept.
    sealed interface Kept {
        record Done(long id) implements Kept {}

        record Flawed(List<Flaw> flaws) implements Kept {}
    }

    Kept add(Person person, ViewForm form) {
        if (!form.sharedWith().isEmpty()) {
            person.must(TicketsContext.ARRANGE);
        }
        return database.transact(TicketsContext.NAME, _ -> insert(person, form));
    }

    private Kept insert(Person person, ViewForm form) {
        var own = "select count(*) from tickets.views where owner = ?";
        if (db.sql(own).param(person.username()).query(Integer.class).single() >= MOST) {
            return new Kept.Flawed(List.of(Flaw.of("", "views.many", MOST)));
        }
        var sql =
                """
                insert into tickets.views (name, owner, shared_with, words) values (:name, :owner, :shared, :words::jsonb)
                returning id
                """;
        var id =
                db.sql(sql)
                        .param("name", form.name())
                        .param("owner", person.username())
                        .param("shared", form.sharedWith())
                        .param("words", Json.write(form.filter().words()))
                        .query(Long.class)
                        .single();
        journal.tell(told(id, form));
        return new Kept.Done(id);
    }

    Kept change(Person person, SavedView view, ViewForm form) {
        mayChange(person, view);
        if (!form.sharedWith().isEmpty()) {
            person.must(TicketsContext.ARRANGE);
        }
        return database.transact(TicketsContext.NAME, _ -> update(view, form));
    }

    private Kept update(SavedView view, ViewForm form) {
        var sql =
                """
                update tickets.views set name = :name, shared_with = :shared, words = :words::jsonb, version = version + 1
                where id = :id and version = :version
                """;
        var kept =
                db.sql(sql)
                        .param("id", view.id())
                        .param("version", form.version())
                        .param("name", form.name())
                        .param("shared", form.sharedWith())
                        .param("words", Json.write(form.filter().words()))
                        .update();
        if (kept == 0) {
            return new Kept.Flawed(List.of(Flaw.of("", "views.stale")));
        }
        journal.tell(
                told(view.id(), form)
                        .from("name", view.name())
                        .from("sharedWith", view.sharedWith()));
        return new Kept.Done(view.id());
    }

    void remove(Person person, SavedView view) {
        mayChange(person, view);
        database.transact(
                TicketsContext.NAME,
                _ -> {
                    db.sql("delete from tickets.views where id = ?").param(view.id()).update();
                    journal.tell(
                            Deed.of("tickets.view.removed", Long.toString(view.id()))
                                    .from("name", view.name()));
                    return view;
                });
    }

    private static void mayChange(Person person, SavedView view) {
        if (!view.changesFor(person)) {
            person.must(TicketsContext.ARRANGE);
        }
    }

    private static Deed told(long id, ViewForm form) {
        return Deed.of("tickets.view.changed", Long.toString(id))
                .to("name", form.name())
                .to("sharedWith", form.sharedWith());
    }

    private static SavedView read(ResultSet row, int place) throws SQLException {
        return new SavedView(
                row.getLong("id"),
                row.getString("name"),
                row.getString("owner"),
                row.getString("shared_with"),
                new Filter(Json.words(row.getString("words"))),
                row.getInt("version"));
    }
}

package opora.identity;

import static java.sql.Types.ARRAY;

import java.util.Collection;
import java.util.List;
import opora.backbone.Database;
import opora.shell.Deed;
import opora.shell.Journal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which rights need more than a password: whoever has one of them by any role shows a second
/// factor, whatever the rule for that role says.
@Component
class FactorRights {
    private final JdbcClient db;
    private final Database database;
    private final Journal journal;

    FactorRights(JdbcClient db, Database database, Journal journal) {
        this.db = db;
        this.database = database;
        this.journal = journal;
    }

    List<String> all() {
        return db.sql("select name from identity.factor_rights order by name")
                .query(String.class)
                .list();
    }

    boolean demandedOf(Collection<String> roles) {
        var sql =
                """
                select exists (
                    select from identity.factor_rights f join identity.roles r on f.name = any(r.rights)
                    where r.name = any(:roles))
                """;
        return db.sql(sql)
                .param("roles", roles.toArray(String[]::new), ARRAY)
                .query(Boolean.class)
                .single();
    }

    void decide(String right, boolean demanded) {
        database.transact(
                "identity",
                _ -> {
                    if (keep(right, demanded)) {
                        var deed = Deed.of("identity.factor.right", right);
                        journal.tell(deed.from("demanded", !demanded).to("demanded", demanded));
                    }
                    return demanded;
                });
    }

    /// Answers whether that is news.
    private boolean keep(String right, boolean demanded) {
        var sql =
                demanded
                        ? "insert into identity.factor_rights (name) values (?) on conflict do nothing"
                        : "delete from identity.factor_rights where name = ?";
        return db.sql(sql).param(right).update() == 1;
    }
}

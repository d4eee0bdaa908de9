package opora.identity;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which rights need more than a password: whoever has one of them by any role shows a second
/// factor, whatever the rule for that role says.
@Component
class FactorRights {
    private final JdbcClient db;

    FactorRights(JdbcClient db) {
        this.db = db;
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
                    where r.name = any(?))
                """;
        return db.sql(sql)
                .param(1, roles.toArray(String[]::new), java.sql.Types.ARRAY)
                .query(Boolean.class)
                .single();
    }

    /// Answers whether that is news.
    boolean decide(String right, boolean demanded) {
        var sql =
                demanded
                        ? "insert into identity.factor_rights (name) values (?) on conflict do nothing"
                        : "delete from identity.factor_rights where name = ?";
        return db.sql(sql).param(right).update() == 1;
    }
}

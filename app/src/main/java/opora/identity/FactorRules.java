package opora.identity;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import opora.Settings;
import opora.backbone.Database;
import opora.shell.Deed;
import opora.shell.Journal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which roles need more than a password. What an administrator decided counts, else the setting;
/// without one everybody does as soon as mails leave this machine, since before that nobody outside
/// could read a code.
@Component
class FactorRules {
    private final JdbcClient db;
    private final Database database;
    private final Journal journal;
    private final boolean all;
    private final Set<String> set;

    FactorRules(
            JdbcClient db,
            Database database,
            Journal journal,
            IdentitySettings identity,
            Settings settings) {
        this.db = db;
        this.database = database;
        this.journal = journal;
        var roles = identity.secondFactorFor();
        this.all = roles == null && settings.smtp() != null && !settings.demo();
        this.set = roles == null ? Set.of() : Set.copyOf(roles);
    }

    boolean demandedOf(Collection<String> roles) {
        var decided = decided();
        return roles.stream().anyMatch(role -> decided.getOrDefault(role, byDefault(role)));
    }

    void decide(String role, boolean demanded) {
        database.transact(
                "identity",
                _ -> {
                    db.sql("lock table identity.factor_rules in share row exclusive mode").update();
                    var before = decided().getOrDefault(role, byDefault(role));
                    keep(role, demanded);
                    journal.tell(
                            Deed.of("identity.rule.changed", role)
                                    .from("demanded", before)
                                    .to("demanded", demanded));
                    return demanded;
                });
    }

    private void keep(String role, boolean demanded) {
        var sql =
                """
                insert into identity.factor_rules (role, demanded) values (?, ?)
                on conflict (role) do update set demanded = excluded.demanded
                """;
        db.sql(sql).param(role).param(demanded).update();
    }

    /// Every role that anybody has, and whether it needs a second factor.
    Map<String, Boolean> all() {
        var roles =
                db.sql("select name from identity.roles order by name").query(String.class).list();
        var decided = decided();
        var rules = new LinkedHashMap<String, Boolean>();
        roles.forEach(role -> rules.put(role, decided.getOrDefault(role, byDefault(role))));
        return rules;
    }

    private boolean byDefault(String role) {
        return all || set.contains(role);
    }

    private Map<String, Boolean> decided() {
        var rules = new LinkedHashMap<String, Boolean>();
        db.sql("select role, demanded from identity.factor_rules")
                .query(
                        row -> {
                            rules.put(row.getString("role"), row.getBoolean("demanded"));
                        });
        return rules;
    }
}

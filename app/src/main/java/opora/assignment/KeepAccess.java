package opora.assignment;

import java.util.List;
import opora.Settings;
import opora.backbone.Database;
import opora.backbone.Handles;
import opora.identity.AccessChanged;
import opora.privacy.PersonErased;
import opora.shell.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Whoever becomes an expert stands on the list at once, without work until somebody says what they
/// can do; in a small team everybody who works here gets work at once. Whoever no longer works
/// here, or is kept out, gets none; nothing stays of who is erased.
@Component
class KeepAccess {
    private static final String EXPERT = "expert";

    private final JdbcClient db;
    private final Database database;
    private final Experts experts;
    private final ChooseExperts choosing;
    private final Settings settings;

    KeepAccess(
            JdbcClient db,
            Database database,
            Experts experts,
            ChooseExperts choosing,
            Settings settings) {
        this.db = db;
        this.database = database;
        this.experts = experts;
        this.choosing = choosing;
        this.settings = settings;
    }

    @Handles
    void on(AccessChanged access) {
        var username = access.username();
        var staff =
                !access.barred()
                        && access.roles().stream()
                                .anyMatch(given -> !given.role().equals(Person.CUSTOMER));
        db.sql(
                        staff
                                ? "insert into assignment.staff values (?) on conflict do nothing"
                                : "delete from assignment.staff where username = ?")
                .param(username)
                .update();
        if (access.roles().stream().anyMatch(given -> given.role().equals(EXPERT))) {
            experts.begin(username, "");
        }
        if (staff && settings.preset() == Settings.Preset.TEAM && experts.begin(username, "")) {
            db.sql("update assignment.experts set active = true where username = ?")
                    .param(username)
                    .update();
        }
        var barred =
                """
                update assignment.experts set barred = ?, version = version + 1 where username = ? and barred <> ?
                """;
        db.sql(barred).params(!staff, username, !staff).update();
        database.afterCommit(choosing::ring);
    }

    @Handles
    void on(PersonErased erased) {
        List.of(
                        "delete from assignment.experts where username = ?",
                        "delete from assignment.staff where username = ?",
                        """
                        update assignment.tickets set words = '', address = '', facts = facts || '{"fields": {}, "product": "", "tags": []}'
                        where customer = ?
                        """)
                .forEach(sql -> db.sql(sql).param(erased.username()).update());
    }
}

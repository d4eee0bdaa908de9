package opora.imports;

import java.util.Optional;
import opora.backbone.Handles;
import opora.identity.AccessChanged;
import opora.identity.EmailChanged;
import opora.identity.UserRegistered;
import opora.privacy.PersonErased;
import opora.shell.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who has an account here, by mail address and name.
@Component
class People {
    private final JdbcClient db;

    People(JdbcClient db) {
        this.db = db;
    }

    /// The one account with this address; nobody where several have it.
    Optional<String> of(String email) {
        var found =
                db.sql("select username from imports.people where lower(email) = lower(?) limit 2")
                        .param(email)
                        .query(String.class)
                        .list();
        return found.size() == 1 && !email.isBlank()
                ? Optional.of(found.getFirst())
                : Optional.empty();
    }

    /// Who works here, by address or name.
    Optional<String> staff(String called) {
        var sql =
                """
                select username from imports.people
                where staff and ? <> '' and (username = lower(?) or lower(email) = lower(?)) order by 1 limit 1
                """;
        return db.sql(sql).params(called, called, called).query(String.class).optional();
    }

    @Handles
    void on(UserRegistered joined) {
        keep(joined.username(), joined.email());
    }

    @Handles
    void on(EmailChanged changed) {
        keep(changed.username(), changed.email());
    }

    private void keep(String username, String email) {
        var sql =
                """
                insert into imports.people (username, email) values (?, ?)
                on conflict (username) do update set email = excluded.email
                """;
        db.sql(sql).params(username, email).update();
    }

    @Handles
    void on(AccessChanged access) {
        var staff =
                !access.barred()
                        && access.roles().stream()
                                .anyMatch(given -> !given.role().equals(Person.CUSTOMER));
        var sql =
                """
                insert into imports.people (username, email, staff) values (?, '', ?)
                on conflict (username) do update set staff = excluded.staff
                """;
        db.sql(sql).params(access.username(), staff).update();
    }

    @Handles
    void on(PersonErased erased) {
        db.sql("delete from imports.people where username = ?").param(erased.username()).update();
    }
}

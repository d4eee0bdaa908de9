package opora.identity;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import opora.backbone.Database;
import opora.backbone.Handles;
import opora.shell.Grant;
import opora.shell.PersonVouched;
import opora.shell.Vouching;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Gives whoever Keycloak vouches for an account here, the same one each time, with the roles that
/// Keycloak names. An account that was here before is theirs only if Keycloak has proved its
/// address: the name alone can be taken there by anybody.
@Component
class LinkPeople {
    private static final String KEYCLOAK = "keycloak";

    private final Database database;
    private final JdbcClient db;
    private final Accounts accounts;
    private final RegisterAccount registrations;
    private final Grants grants;
    private final Hashes hashes;
    private final Vouching vouching;

    LinkPeople(
            Database database,
            JdbcClient db,
            Accounts accounts,
            RegisterAccount registrations,
            Grants grants,
            Hashes hashes,
            Vouching vouching) {
        this.database = database;
        this.db = db;
        this.accounts = accounts;
        this.registrations = registrations;
        this.grants = grants;
        this.hashes = hashes;
        this.vouching = vouching;
    }

    @Handles
    PersonLinked on(PersonVouched person) {
        return new PersonLinked(person.subject(), link(person).orElse(""));
    }

    /// For who is signing in on a page.
    Optional<String> linked(PersonVouched person) {
        return database.transact(
                "identity",
                _ -> {
                    var known = account(person.subject());
                    var username = link(person);
                    if (username.isPresent() && known.isEmpty()) {
                        database.publish(new PersonLinked(person.subject(), username.get()));
                        database.afterCommit(() -> vouching.link(person.subject(), username.get()));
                    }
                    return username;
                });
    }

    private Optional<String> link(PersonVouched person) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(person.username())
                .query()
                .singleRow();
        var known = account(person.subject()).or(() -> bind(person));
        known.ifPresent(username -> keepRoles(username, new HashSet<>(person.roles())));
        return known;
    }

    private Optional<String> account(String subject) {
        var sql = "select username from identity.linked where subject = ?";
        return db.sql(sql).param(subject).query(String.class).optional();
    }

    private Optional<String> bind(PersonVouched person) {
        var typed = new Registration(person.username(), person.email(), null);
        var there = accounts.named(person.username());
        if (!typed.flaws().isEmpty() || there.isPresent() && !same(there.get(), person)) {
            return Optional.empty();
        }
        if (there.isEmpty()) {
            var hash = hashes.of(Secrets.fresh() + Secrets.fresh());
            var fresh =
                    Account.fresh(
                            person.username(), person.email(), hash, Set.of(), person.language());
            registrations.join(fresh, List.of(), KEYCLOAK);
        }
        var sql =
                """
                insert into identity.linked (subject, username) values (?, ?)
                on conflict do nothing returning username
                """;
        return db.sql(sql)
                .params(person.subject(), person.username())
                .query(String.class)
                .optional();
    }

    private static boolean same(Account account, PersonVouched person) {
        return person.proved() && account.email().equalsIgnoreCase(person.email());
    }

    /// Roles that administrators gave here stay.
    private void keepRoles(String username, Set<String> wanted) {
        var sql =
                """
                delete from identity.grants where username = ? and given_by = ? and role <> all(?)
                """;
        var before = grants.of(username);
        db.sql(sql).params(username, KEYCLOAK, wanted.toArray(new String[0])).update();
        wanted.forEach(role -> grants.add(username, Grant.usual(role), KEYCLOAK));
        if (!grants.of(username).equals(before)) {
            grants.tell(username);
        }
    }
}

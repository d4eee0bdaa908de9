package opora.identity;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The passkeys there are, and the challenges that are open.
@Component
class Passkeys {
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private final JdbcClient db;

    Passkeys(JdbcClient db) {
        this.db = db;
    }

    /// False when the passkey is somebody's already.
    boolean add(Passkey passkey, String name) {
        var sql =
                """
                insert into identity.passkeys (id, username, name, credential, backed, counter)
                values (:id, :username, :name, :credential, :backed, :counter)
                on conflict (id) do nothing
                """;
        return db.sql(sql)
                        .param("id", passkey.id())
                        .param("username", passkey.username())
                        .param("name", name)
                        .param("credential", passkey.credential())
                        .param("backed", passkey.backed())
                        .param("counter", passkey.counter())
                        .update()
                == 1;
    }

    Optional<Passkey> with(byte[] id) {
        var sql =
                "select id, username, credential, backed, counter from identity.passkeys where id = ?";
        return db.sql(sql)
                .param(id)
                .query(
                        (row, _) ->
                                new Passkey(
                                        row.getBytes("id"),
                                        row.getString("username"),
                                        row.getBytes("credential"),
                                        row.getBoolean("backed"),
                                        row.getLong("counter")))
                .optional();
    }

    List<PasskeyRow> of(String username) {
        var sql =
                """
                select encode(id, 'hex') as id, name, added_at, used_at from identity.passkeys
                where username = ? order by added_at
                """;
        return db.sql(sql).param(username).query(PasskeyRow.class).list();
    }

    List<byte[]> ids(String username) {
        var sql = "select id from identity.passkeys where username = ?";
        return db.sql(sql).param(username).query((row, _) -> row.getBytes("id")).list();
    }

    void used(Passkey passkey, long counter) {
        db.sql("update identity.passkeys set counter = ?, used_at = now() where id = ?")
                .param(counter)
                .param(passkey.id())
                .update();
    }

    boolean remove(String username, String id) {
        var sql = "delete from identity.passkeys where username = ? and encode(id, 'hex') = ?";
        return db.sql(sql).param(username).param(id).update() == 1;
    }

    int removeAll(String username) {
        return db.sql("delete from identity.passkeys where username = ?").param(username).update();
    }

    /// @param username who is to add a passkey; absent for who wants to sign in with one
    void challenge(byte[] challenge, @Nullable String username) {
        db.sql("delete from identity.challenges where ends_at < now()").update();
        var sql =
                """
                insert into identity.challenges (challenge, username, ends_at)
                values (?, ?, now() + make_interval(secs => ?))
                """;
        db.sql(sql).param(challenge).param(username).param(PATIENCE.toSeconds()).update();
    }

    /// True for one that is open, which it then is no more.
    boolean meets(byte[] challenge, @Nullable String username) {
        var sql =
                """
                delete from identity.challenges
                where challenge = ? and username is not distinct from ? and ends_at > now()
                """;
        return db.sql(sql).param(challenge).param(username).update() == 1;
    }
}

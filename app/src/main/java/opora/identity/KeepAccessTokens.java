package opora.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import opora.backbone.Database;
import opora.shell.AccessTokens;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Makes tokens for people's programs, and revokes them, in every process.
@Component
class KeepAccessTokens {
    static final int MOST_A_PERSON = 50;

    private final Database database;
    private final JdbcClient db;
    private final Accounts accounts;
    private final AccessTokens known;

    KeepAccessTokens(Database database, JdbcClient db, Accounts accounts, AccessTokens known) {
        this.database = database;
        this.db = db;
        this.accounts = accounts;
        this.known = known;
        recall();
    }

    /// The token itself, which nobody can ask for again.
    String make(String username, String name, List<String> scopes, int days) {
        var until = Instant.now().truncatedTo(ChronoUnit.MILLIS).plus(days, ChronoUnit.DAYS);
        var account = accounts.named(username).orElseThrow();
        return make(account, name, scopes, until, null, null);
    }

    /// For an app from outside, as a part of what follows from one consent.
    String make(
            Account account,
            String name,
            List<String> scopes,
            Instant until,
            @Nullable String chain,
            @Nullable String clientId) {
        var secret = AccessTokens.PREFIX + Secrets.fresh();
        var told =
                new AccessTokenTold(
                        AccessTokens.hash(secret),
                        UUID.randomUUID().toString(),
                        account.username(),
                        account.roles().stream().sorted().toList(),
                        List.copyOf(scopes),
                        until,
                        false);
        database.transact(
                "identity",
                _ -> {
                    insert(told, name, chain, clientId);
                    tell(told);
                    return told;
                });
        return secret;
    }

    /// False when this person has no such token.
    boolean revoke(String username, String id) {
        return revokeWhere("username = ? and id = ?", username, id);
    }

    void revokeAll(String username) {
        revokeWhere("username = ?", username);
    }

    void revokeChain(String chain) {
        revokeWhere("chain = ?", chain);
    }

    void revokeApp(String username, String clientId) {
        revokeWhere("username = ? and client_id = ?", username, clientId);
    }

    /// By an app that has it.
    void revokeToken(String token, String clientId) {
        revokeWhere("hash = ? and client_id = ?", AccessTokens.hash(token), clientId);
    }

    private boolean revokeWhere(String which, Object... values) {
        var sql =
                """
                update identity.access_tokens set revoked_at = now()
                where revoked_at is null and ends_at > now() and %s
                returning hash, id, username, scopes, ends_at, true as revoked, '{}'::text[] as roles
                """;
        return database.transact(
                "identity",
                _ -> {
                    var revoked =
                            db.sql(sql.formatted(which))
                                    .params(values)
                                    .query(KeepAccessTokens::told)
                                    .list();
                    revoked.forEach(this::tell);
                    return !revoked.isEmpty();
                });
    }

    List<AccessTokenRow> of(String username) {
        var sql =
                """
                select id, name, scopes, ends_at, used_at from identity.access_tokens
                where username = ? and client_id is null and revoked_at is null and ends_at > now()
                order by made_at desc
                """;
        return db.sql(sql).param(username).query(KeepAccessTokens::row).list();
    }

    private void insert(
            AccessTokenTold told, String name, @Nullable String chain, @Nullable String clientId) {
        db.sql("delete from identity.access_tokens where username = ? and ends_at < now()")
                .param(told.username())
                .update();
        var sql =
                """
                insert into identity.access_tokens
                    (id, username, name, hash, scopes, ends_at, chain, client_id)
                values (:id, :username, :name, :hash, :scopes, :until, :chain, :client)
                """;
        db.sql(sql)
                .param("id", told.tokenId())
                .param("username", told.username())
                .param("name", name)
                .param("hash", told.hash())
                .param("scopes", told.scopes().toArray(new String[0]))
                .param("until", told.until().atOffset(ZoneOffset.UTC))
                .param("chain", chain)
                .param("client", clientId)
                .update();
    }

    /// At the start, this process need not wait for its own events.
    private void recall() {
        var sql =
                """
                select hash, id, username, scopes, ends_at, revoked_at is not null as revoked,
                    array(select distinct role from identity.grants g where g.username = t.username) as roles
                from identity.access_tokens t where ends_at > now()
                """;
        db.sql(sql).query(KeepAccessTokens::told).list().forEach(this::take);
    }

    private void tell(AccessTokenTold told) {
        database.publish(told);
        database.afterCommit(() -> take(told));
    }

    private void take(AccessTokenTold told) {
        if (told.revoked()) {
            known.revoke(told.hash());
        } else {
            known.accept(told.hash(), known(told));
        }
    }

    private static AccessTokens.Known known(AccessTokenTold told) {
        return new AccessTokens.Known(
                told.tokenId(),
                told.username(),
                new HashSet<>(told.roles()),
                new HashSet<>(told.scopes()),
                told.until());
    }

    private static AccessTokenTold told(ResultSet row, int number) throws SQLException {
        return new AccessTokenTold(
                row.getString("hash"),
                row.getString("id"),
                row.getString("username"),
                List.of((String[]) row.getArray("roles").getArray()),
                List.of((String[]) row.getArray("scopes").getArray()),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("revoked"));
    }

    private static AccessTokenRow row(ResultSet row, int number) throws SQLException {
        var used = row.getObject("used_at", OffsetDateTime.class);
        return new AccessTokenRow(
                row.getString("id"),
                row.getString("name"),
                List.of((String[]) row.getArray("scopes").getArray()),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                used == null ? null : used.toInstant());
    }
}

package opora.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import opora.backbone.Database;
import opora.shell.Deed;
import opora.shell.Journal;
import opora.shell.MasterKey;
import opora.shell.Outbound;
import opora.shell.Saved;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Staff makes, changes, resumes and removes endpoints.
@Component
class ChangeEndpoints {
    private final JdbcClient db;
    private final Database database;
    private final Endpoints endpoints;
    private final EndpointBook book;
    private final Outbound outbound;
    private final MasterKey master;
    private final Journal journal;
    private final SecureRandom random = new SecureRandom();

    ChangeEndpoints(
            JdbcClient db,
            Database database,
            Endpoints endpoints,
            EndpointBook book,
            Outbound outbound,
            MasterKey master,
            Journal journal) {
        this.db = db;
        this.database = database;
        this.endpoints = endpoints;
        this.book = book;
        this.outbound = outbound;
        this.master = master;
        this.journal = journal;
    }

    Saved<Made> add(EndpointDraft draft, String by) {
        var flaws = draft.flaws(book.events(), outbound);
        if (!flaws.isEmpty()) {
            return new Saved.Flawed<>(flaws);
        }
        var sql =
                """
                insert into webhooks.endpoints (name, url, types, secret, token_hash, changed_by)
                values (:name, :url, :types, :secret, :token, :by) returning id
                """;
        var secret = word();
        var token = word();
        return database.transact(
                WebhooksContext.NAME,
                _ -> {
                    var id =
                            db.sql(sql)
                                    .param("name", EndpointDraft.text(draft.name()))
                                    .param("url", EndpointDraft.text(draft.url()))
                                    .param("types", draft.wanted().toArray(String[]::new))
                                    .param(
                                            "secret",
                                            master.seal(
                                                    secret.getBytes(StandardCharsets.US_ASCII),
                                                    WebhooksContext.SECRET))
                                    .param("token", hash(token))
                                    .param("by", by)
                                    .query(Long.class)
                                    .single();
                    tell(id, EndpointDraft.text(draft.name()), draft.wanted(), by);
                    return new Saved.Kept<>(new Made(id, secret, token));
                });
    }

    /// What it did not want before, it wants from now on.
    Saved<Long> change(long id, EndpointDraft draft, String by) {
        var flaws = draft.flaws(book.events(), outbound);
        if (!flaws.isEmpty()) {
            return new Saved.Flawed<>(flaws);
        }
        var sql =
                """
                update webhooks.endpoints
                set name = :name, url = :url,
                    since = case when types @> :types::text[] then since else now() end, types = :types,
                    next_at = now(), version = version + 1, changed_by = :by
                where id = :id and version = coalesce(:version, version)
                """;
        return database.transact(
                WebhooksContext.NAME,
                _ -> {
                    var mine =
                            db.sql(sql)
                                            .param("name", EndpointDraft.text(draft.name()))
                                            .param("url", EndpointDraft.text(draft.url()))
                                            .param("types", draft.wanted().toArray(String[]::new))
                                            .param("by", by)
                                            .param("id", id)
                                            .param(
                                                    "version",
                                                    draft.version(),
                                                    java.sql.Types.INTEGER)
                                            .update()
                                    == 1;
                    if (!mine) {
                        return new Saved.Outdated<>();
                    }
                    tell(id, EndpointDraft.text(draft.name()), draft.wanted(), by);
                    return new Saved.Kept<>(id);
                });
    }

    /// Goes on where it was when it was paused.
    void resume(long id, String by) {
        var sql =
                """
                update webhooks.endpoints
                set paused_at = null, failing_since = null, attempts = 0, next_at = now(), version = version + 1,
                    changed_by = ?
                where id = ?
                """;
        database.transact(
                WebhooksContext.NAME,
                _ -> {
                    db.sql(sql).params(by, id).update();
                    endpoints.find(id).ifPresent(one -> tell(id, one.name(), one.types(), by));
                    return id;
                });
    }

    void remove(long id, String by) {
        database.transact(
                WebhooksContext.NAME,
                _ -> {
                    var old = endpoints.find(id);
                    db.sql("delete from webhooks.endpoints where id = ?").param(id).update();
                    old.ifPresent(one -> tell(id, one.name(), List.of(), by));
                    return id;
                });
    }

    /// Whether that is the endpoint's token.
    boolean knows(long id, String token) {
        var sql = "select token_hash from webhooks.endpoints where id = ?";
        var kept = db.sql(sql).param(id).query(String.class).optional().orElse("");
        return MessageDigest.isEqual(
                kept.getBytes(StandardCharsets.US_ASCII),
                hash(token).getBytes(StandardCharsets.US_ASCII));
    }

    private void tell(long id, String name, List<String> types, String by) {
        EndpointBook.turnPage(db);
        journal.tell(Deed.of("webhooks.webhook.changed", name).to("events", types.size()));
        database.publish(new WebhookChanged("webhook-" + id, name, types, by, Instant.now()));
    }

    private String word() {
        var fresh = new byte[32];
        random.nextBytes(fresh);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(fresh);
    }

    private static String hash(String token) {
        try {
            var sum =
                    MessageDigest.getInstance("SHA-256")
                            .digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

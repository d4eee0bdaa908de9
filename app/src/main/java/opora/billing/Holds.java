package opora.billing;

import static java.sql.Types.ARRAY;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import opora.backbone.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The holds' rows. Wallets are locked before holds, always, so nobody waits in a circle.
@Component
class Holds {
    private final JdbcClient db;
    private final Ledger ledger;

    Holds(JdbcClient db, Ledger ledger) {
        this.db = db;
        this.ledger = ledger;
    }

    /// These holds with their wallets, locked until the transaction ends.
    ///
    /// @param people whose wallets are needed beside those of the holds
    HoldBook lock(Collection<String> ids, Collection<String> people, Instant now) {
        var usernames = new HashSet<>(people);
        usernames.addAll(owners(ids));
        var balances = ledger.lock(usernames);
        return new HoldBook(balances, rows(ids), now);
    }

    private List<String> owners(Collection<String> ids) {
        return db.sql("select username from billing.holds where id = any(:ids)")
                .param("ids", ids.toArray(String[]::new), ARRAY)
                .query(String.class)
                .list();
    }

    private Map<String, Hold> rows(Collection<String> ids) {
        var sql =
                """
                select id, username, amount, currency, payee, purpose, state, settled, expires_at
                from billing.holds where id = any(:ids) order by id for update
                """;
        var found = new HashMap<String, Hold>();
        db.sql(sql)
                .param("ids", ids.toArray(String[]::new), ARRAY)
                .query(Hold.class)
                .list()
                .forEach(hold -> found.put(hold.id(), hold));
        return found;
    }

    /// Writes down what was decided.
    void keep(HoldBook book) {
        var rows = new Rows<>(book.changed());
        var sql =
                """
                insert into billing.holds (id, username, amount, currency, payee, purpose, state, settled, expires_at)
                select * from unnest(:ids, :usernames, :amounts, :currencies, :payees, :purposes, :states, :settled,
                    :expiries)
                on conflict (id) do update set state = excluded.state, settled = excluded.settled,
                    closed_at = case when excluded.state <> 'HELD' then now() end
                """;
        db.sql(sql)
                .param("ids", rows.texts(Hold::id), ARRAY)
                .param("usernames", rows.texts(Hold::username), ARRAY)
                .param("amounts", rows.longs(Hold::amount), ARRAY)
                .param("currencies", rows.texts(Hold::currency), ARRAY)
                .param("payees", rows.texts(Hold::payee), ARRAY)
                .param("purposes", rows.texts(Hold::purpose), ARRAY)
                .param("states", rows.texts(hold -> hold.state().name()), ARRAY)
                .param("settled", rows.longs(Hold::settled), ARRAY)
                .param("expiries", rows.times(Hold::expiresAt), ARRAY)
                .update();
        if (ledger.post(book.transfers()).size() < book.transfers().size()) {
            throw new IllegalStateException("a hold moved money before");
        }
    }

    List<Hold> openOf(String username) {
        var sql =
                """
                select id, username, amount, currency, payee, purpose, state, settled, expires_at
                from billing.holds where username = ? and state = 'HELD' order by expires_at limit 100
                """;
        return db.sql(sql).param(username).query(Hold.class).list();
    }

    List<String> over(Instant now, int limit) {
        var sql =
                """
                select id from billing.holds where state = 'HELD' and expires_at <= ? order by expires_at limit ?
                """;
        return db.sql(sql)
                .param(java.sql.Timestamp.from(now))
                .param(limit)
                .query(String.class)
                .list();
    }
}

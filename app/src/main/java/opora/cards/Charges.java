package opora.cards;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import opora.cards.Charge.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The charges' rows.
@Component
class Charges {
    /// Longer than one answer of the provider may take: whoever claimed a charge and died loses it
    /// after that.
    private static final Duration CLAIM = Duration.ofSeconds(30);

    private final JdbcClient db;

    Charges(JdbcClient db) {
        this.db = db;
    }

    /// What is to be charged.
    ///
    /// @param returnUrl null when the cardholder is not there
    record Wish(
            String chargeKey,
            String username,
            @Nullable String cardId,
            long amount,
            String currency,
            String payee,
            @Nullable String returnUrl) {}

    /// Answers whether the key is new. A card that is not the person's own counts as none.
    boolean begin(Wish wish, String correlation) {
        var sql =
                """
                insert into cards.charges (id, charge_key, username, card_id, last4, amount, currency, payee, return_url,
                    state, correlation)
                select :id, :key, :username, c.id, c.last4, :amount, :currency, :payee, :return, 'WAITING', :correlation
                from (select) one left join cards.cards c on c.username = :username and c.removed_at is null
                    and case when :card::text is null then c.preferred else c.id = :card end
                on conflict (charge_key) do nothing
                """;
        return db.sql(sql)
                        .param("id", UUID.randomUUID().toString())
                        .param("key", wish.chargeKey())
                        .param("username", wish.username())
                        .param("card", wish.cardId())
                        .param("amount", wish.amount())
                        .param("currency", wish.currency())
                        .param("payee", wish.payee())
                        .param("return", wish.returnUrl())
                        .param("correlation", correlation)
                        .update()
                > 0;
    }

    void returnTo(String id, String url) {
        db.sql("update cards.charges set return_url = ? where id = ?")
                .param(url)
                .param(id)
                .update();
    }

    /// A claimed charge and the token to charge; null when the card is gone.
    record Claimed(Charge charge, @Nullable String token) {}

    /// The next ones that are due; they are ours for a while.
    List<Claimed> claim(int limit) {
        var sql =
                """
                update cards.charges set claimed_until = now() + :claim * interval '1 second', attempts = attempts + 1
                where id in (
                    select id from cards.charges
                    where state in ('WAITING', 'UNKNOWN', 'ACTION') and next_at <= now()
                        and (claimed_until is null or claimed_until < now())
                    order by next_at limit :limit for update skip locked)
                returning %s
                """;
        return db
                .sql(sql.formatted(Charge.COLUMNS))
                .param("claim", CLAIM.toSeconds())
                .param("limit", limit)
                .query(Charge.class)
                .list()
                .stream()
                .map(charge -> new Claimed(charge, token(charge.cardId())))
                .toList();
    }

    private @Nullable String token(@Nullable String cardId) {
        var found =
                db.sql("select token from cards.cards where id = ? and token is not null")
                        .param(cardId)
                        .query(String.class)
                        .optional();
        return found.orElse(null);
    }

    /// Answers whether this was its end, and not known before.
    boolean end(Charge charge, State state, @Nullable String providerId, @Nullable String reason) {
        var sql =
                """
                update cards.charges set state = ?, provider_id = ?, reason = ?, claimed_until = null, action_url = null,
                    ended_at = now()
                where id = ? and state not in ('CHARGED', 'DECLINED')
                """;
        return db.sql(sql)
                        .param(state.name())
                        .param(providerId)
                        .param(reason)
                        .param(charge.id())
                        .update()
                > 0;
    }

    /// It is asked about again at that time.
    void wait(
            Charge charge,
            State state,
            @Nullable String actionUrl,
            @Nullable String reason,
            Instant next) {
        var sql =
                """
                update cards.charges set state = ?, action_url = ?, reason = ?, claimed_until = null, next_at = ?
                where id = ? and state not in ('CHARGED', 'DECLINED')
                """;
        db.sql(sql)
                .param(state.name())
                .param(actionUrl)
                .param(reason)
                .param(Timestamp.from(next))
                .param(charge.id())
                .update();
    }

    /// Its owner is back from the bank: now is the time to ask.
    void hurry(String username, String id) {
        var sql =
                "update cards.charges set next_at = now() where id = ? and username = ? and state = 'ACTION'";
        db.sql(sql).param(id).param(username).update();
    }

    Optional<Charge> find(String username, String id) {
        var sql = "select %s from cards.charges where id = ? and username = ?";
        return db.sql(sql.formatted(Charge.COLUMNS))
                .param(id)
                .param(username)
                .query(Charge.class)
                .optional();
    }

    Optional<Charge> byKey(String chargeKey) {
        var sql = "select %s from cards.charges where charge_key = ?";
        return db.sql(sql.formatted(Charge.COLUMNS))
                .param(chargeKey)
                .query(Charge.class)
                .optional();
    }

    List<Charge> of(String username, int limit) {
        var sql = "select %s from cards.charges where username = ? order by made_at desc limit ?";
        return db.sql(sql.formatted(Charge.COLUMNS))
                .param(username)
                .param(limit)
                .query(Charge.class)
                .list();
    }

    long unknown() {
        return db.sql("select count(*) from cards.charges where state = 'UNKNOWN'")
                .query(Long.class)
                .single();
    }
}

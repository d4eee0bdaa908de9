package opora.cards;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of money on its way back to cards.
@Component
class Refunds {
    private final JdbcClient db;

    Refunds(JdbcClient db) {
        this.db = db;
    }

    record Refund(
            String refundKey, String chargeKey, long amount, int attempts, String correlation) {}

    void begin(CardRefundRequested wish, String correlation) {
        var sql =
                """
                insert into cards.refunds (refund_key, charge_key, amount, state, correlation)
                values (?, ?, ?, 'WAITING', ?) on conflict do nothing
                """;
        db.sql(sql)
                .param(wish.refundKey())
                .param(wish.chargeKey())
                .param(wish.amount())
                .param(correlation)
                .update();
    }

    List<Refund> claim(int limit) {
        var sql =
                """
                update cards.refunds set claimed_until = now() + interval '30 seconds', attempts = attempts + 1
                where refund_key in (
                    select refund_key from cards.refunds
                    where state = 'WAITING' and next_at <= now() and (claimed_until is null or claimed_until < now())
                    order by next_at limit ? for update skip locked)
                returning refund_key, charge_key, amount, attempts, correlation
                """;
        return db.sql(sql).param(limit).query(Refund.class).list();
    }

    boolean end(Refund refund, boolean done) {
        var sql =
                """
                update cards.refunds set state = ?, ended_at = now(), claimed_until = null
                where refund_key = ? and state = 'WAITING'
                """;
        return db.sql(sql).param(done ? "DONE" : "REFUSED").param(refund.refundKey()).update() > 0;
    }

    void again(Refund refund, Duration pause) {
        var sql =
                """
                update cards.refunds set claimed_until = null, next_at = now() + ? * interval '1 second'
                where refund_key = ?
                """;
        db.sql(sql).param(pause.toSeconds()).param(refund.refundKey()).update();
    }
}

package opora.acquirer;

import java.util.Optional;
import java.util.UUID;
import opora.acquirer.Charge.State;
import opora.backbone.Database;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Charges and gives back, once per idempotency key.
@Component
class Till {
    private static final int MOST_TRIES = 3;
    private static final String CODE = "1234";

    private final Database database;
    private final JdbcClient db;

    Till(Database database, JdbcClient db) {
        this.database = database;
        this.db = db;
    }

    String keep(Behaviour behaviour) {
        var token = "tok_" + UUID.randomUUID();
        db.sql("insert into acquirer.tokens (token, behaviour) values (?, ?)")
                .param(token)
                .param(behaviour.name())
                .update();
        return token;
    }

    /// @param fresh false when this key was used before
    record Charged(Charge charge, boolean fresh, Behaviour behaviour) {}

    /// Empty when the token is not one of ours.
    Optional<Charged> charge(String key, ChargeWish wish) {
        return behaviour(wish.token())
                .map(
                        behaviour -> {
                            var fresh = insert(key, wish, behaviour);
                            forgetUnconfirmed();
                            return new Charged(byKey(key).orElseThrow(), fresh, behaviour);
                        });
    }

    private boolean insert(String key, ChargeWish wish, Behaviour behaviour) {
        var sql =
                """
                insert into acquirer.charges (id, idempotency_key, token, amount, currency, state, reason, return_url)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (idempotency_key) do nothing
                """;
        var reason = reason(behaviour, wish.present());
        return db.sql(sql)
                        .param("ch_" + UUID.randomUUID())
                        .param(key)
                        .param(wish.token())
                        .param(wish.amount())
                        .param(wish.currency())
                        .param(state(behaviour, reason).name())
                        .param(reason)
                        .param(wish.returnUrl() == null ? "" : wish.returnUrl())
                        .update()
                > 0;
    }

    /// Nobody may confirm for ever.
    private void forgetUnconfirmed() {
        var sql =
                """
                update acquirer.charges set state = 'DECLINED', reason = 'NOT_CONFIRMED'
                where state = 'ACTION_REQUIRED' and made_at < now() - interval '10 minutes'
                """;
        db.sql(sql).update();
    }

    private static State state(Behaviour behaviour, @Nullable String reason) {
        if (reason != null) {
            return State.DECLINED;
        }
        return behaviour == Behaviour.WANTS_A_CODE ? State.ACTION_REQUIRED : State.APPROVED;
    }

    private static @Nullable String reason(Behaviour behaviour, boolean present) {
        return switch (behaviour) {
            case APPROVES, ANSWERS_LATE -> null;
            case DECLINES -> "DECLINED";
            case HAS_NO_FUNDS -> "NO_FUNDS";
            case WANTS_A_CODE -> present ? null : "CODE_NEEDED";
        };
    }

    private Optional<Behaviour> behaviour(@Nullable String token) {
        return db.sql("select behaviour from acquirer.tokens where token = ?")
                .param(token)
                .query(String.class)
                .optional()
                .map(Behaviour::valueOf);
    }

    Optional<Charge> byKey(String key) {
        return find("idempotency_key", key, "");
    }

    Optional<Charge> byId(String id) {
        return find("id", id, "");
    }

    private Optional<Charge> find(String column, String value, String lock) {
        var sql =
                """
                select id, token, amount, currency, state, reason, return_url, tries, refunded
                from acquirer.charges where %s = ? %s
                """;
        return db.sql(sql.formatted(column, lock)).param(value).query(Charge.class).optional();
    }

    /// What came of giving money back.
    enum Refund {
        DONE,
        UNKNOWN,
        TOO_MUCH,
        OTHER_AMOUNT
    }

    Refund refund(String key, String chargeId, long amount) {
        return database.transact(
                "acquirer",
                _ ->
                        find("id", chargeId, "for update")
                                .map(charge -> refund(key, charge, amount))
                                .orElse(Refund.UNKNOWN));
    }

    private Refund refund(String key, Charge charge, long amount) {
        var before =
                db.sql("select amount from acquirer.refunds where idempotency_key = ?")
                        .param(key)
                        .query(Long.class)
                        .optional();
        if (before.isPresent()) {
            return before.get() == amount ? Refund.DONE : Refund.OTHER_AMOUNT;
        }
        var left = charge.amount() - charge.refunded();
        if (charge.state() != State.APPROVED || amount <= 0 || amount > left) {
            return Refund.TOO_MUCH;
        }
        db.sql("insert into acquirer.refunds (idempotency_key, charge_id, amount) values (?, ?, ?)")
                .param(key)
                .param(charge.id())
                .param(amount)
                .update();
        db.sql("update acquirer.charges set refunded = refunded + ? where id = ?")
                .param(amount)
                .param(charge.id())
                .update();
        return Refund.DONE;
    }

    /// The cardholder typed a code. Answers the charge as it is by then.
    Optional<Charge> confirm(String id, String code) {
        return database.transact(
                "acquirer",
                _ -> {
                    forgetUnconfirmed();
                    find("id", id, "for update")
                            .filter(charge -> charge.state() == State.ACTION_REQUIRED)
                            .ifPresent(charge -> confirm(charge, code.strip()));
                    return byId(id);
                });
    }

    private void confirm(Charge charge, String code) {
        var right = code.equals(CODE);
        var over = !right && charge.tries() + 1 >= MOST_TRIES;
        var sql =
                "update acquirer.charges set tries = tries + 1, state = ?, reason = ? where id = ?";
        var next = right ? State.APPROVED : over ? State.DECLINED : State.ACTION_REQUIRED;
        db.sql(sql)
                .param(next.name())
                .param(over ? "WRONG_CODE" : null)
                .param(charge.id())
                .update();
    }
}

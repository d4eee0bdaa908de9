package opora.cards;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import opora.backbone.Database;
import opora.backbone.Outgoing;
import opora.cards.Charge.State;
import opora.cards.Charges.Claimed;
import opora.cards.Provider.Answer;
import opora.shell.Round;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Brings charges and refunds to the provider and writes down what became of them. A claim, a
/// question, a note: three steps, and no transaction is open while the provider is asked. Whoever
/// dies between them leaves a claim that runs out; then the same is asked again with the same key,
/// and the provider answers what it did the first time.
@Component
class Cashier extends Round {
    private static final Logger log = LoggerFactory.getLogger(Cashier.class);
    private static final int AT_ONCE = 16;
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration CONFIRMING = Duration.ofSeconds(5);

    private final Database database;
    private final Charges charges;
    private final Refunds refunds;
    private final Provider provider;

    Cashier(
            Database database,
            Charges charges,
            Refunds refunds,
            Provider provider,
            MeterRegistry meters) {
        super("cashier", LOOK, 0);
        this.database = database;
        this.charges = charges;
        this.refunds = refunds;
        this.provider = provider;
        Gauge.builder("opora.cards.unknown", charges, Charges::unknown)
                .description("charges of which nobody knows yet whether they were made")
                .register(meters);
    }

    @Override
    protected void look() {
        var some = true;
        while (some && isRunning()) {
            var due = charges.claim(AT_ONCE);
            var back = refunds.claim(AT_ONCE);
            try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
                due.forEach(claimed -> each.submit(() -> carefully(() -> charge(claimed))));
                back.forEach(refund -> each.submit(() -> carefully(() -> refund(refund))));
            }
            some = due.size() == AT_ONCE || back.size() == AT_ONCE;
        }
    }

    /// What goes wrong with one leaves its claim to run out, and the others alone.
    private static void carefully(Runnable act) {
        try {
            act.run();
        } catch (RuntimeException e) {
            log.warn("a charge or a refund is looked at again later: {}", e.getMessage());
        }
    }

    void charge(Claimed claimed) {
        var charge = claimed.charge();
        var token = claimed.token();
        var answer = token == null ? withoutCard(charge) : ask(charge, token);
        database.transact(CardsContext.NAME, _ -> note(charge, answer));
    }

    /// A charge that was never sent can be declined; one that may have been made is asked about.
    private Answer withoutCard(Charge charge) {
        return charge.state() == State.WAITING && charge.attempts() == 1
                ? new Answer.Declined("", "NO_CARD")
                : provider.find(charge.id());
    }

    private Answer ask(Charge charge, String token) {
        return provider.charge(
                charge.id(),
                new Provider.Wish(token, charge.amount(), charge.currency(), charge.returnUrl()));
    }

    private boolean note(Charge charge, Answer answer) {
        var now = Instant.now();
        return switch (answer) {
            case Answer.Approved approved -> end(charge, approved.id(), null, now);
            case Answer.Declined declined -> end(charge, declined.id(), declined.reason(), now);
            case Answer.ActionNeeded action -> {
                charges.wait(charge, State.ACTION, action.url(), null, now.plus(CONFIRMING));
                yield false;
            }
            case Answer.Unknown unknown -> {
                var next = now.plus(pause(charge.attempts()));
                charges.wait(charge, State.UNKNOWN, null, unknown.why(), next);
                yield false;
            }
        };
    }

    private boolean end(Charge charge, String providerId, @Nullable String reason, Instant now) {
        var state = reason == null ? State.CHARGED : State.DECLINED;
        if (!charges.end(charge, state, providerId, reason)) {
            return false; // somebody else has noted it
        }
        database.publish(Outgoing.begins(event(charge, reason, now), charge.correlation()));
        return true;
    }

    private static Object event(Charge charge, @Nullable String reason, Instant now) {
        var last4 = charge.last4() == null ? "" : charge.last4();
        return reason == null
                ? new CardCharged(
                        charge.chargeKey(),
                        charge.username(),
                        last4,
                        charge.amount(),
                        charge.currency(),
                        charge.payee(),
                        now)
                : new CardDeclined(
                        charge.chargeKey(),
                        charge.username(),
                        last4,
                        charge.amount(),
                        charge.currency(),
                        charge.payee(),
                        reason,
                        now);
    }

    private void refund(Refunds.Refund refund) {
        var charge = charges.byKey(refund.chargeKey()).orElse(null);
        var providerId = charge == null ? null : charge.providerId();
        var answer =
                charge == null || charge.state() != State.CHARGED || providerId == null
                        ? Provider.Refund.REFUSED
                        : provider.refund(refund.refundKey(), providerId, refund.amount());
        database.transact(CardsContext.NAME, _ -> note(refund, charge, answer));
    }

    private boolean note(Refunds.Refund refund, @Nullable Charge charge, Provider.Refund answer) {
        if (answer == Provider.Refund.UNKNOWN) {
            refunds.again(refund, pause(refund.attempts()));
            return false;
        }
        if (refunds.end(refund, answer == Provider.Refund.DONE)) {
            database.publish(Outgoing.begins(event(refund, charge, answer), refund.correlation()));
        }
        return true;
    }

    private static Object event(
            Refunds.Refund refund, @Nullable Charge charge, Provider.Refund answer) {
        var now = Instant.now();
        return charge == null || answer != Provider.Refund.DONE
                ? new CardRefundRefused(
                        refund.chargeKey(),
                        refund.refundKey(),
                        refund.amount(),
                        charge == null ? "" : charge.currency(),
                        now)
                : new CardRefunded(
                        charge.chargeKey(),
                        refund.refundKey(),
                        charge.username(),
                        refund.amount(),
                        charge.currency(),
                        charge.payee(),
                        now);
    }

    /// A second at first, then twice as long each time.
    static Duration pause(int attempts) {
        var pause = Duration.ofSeconds(1L << Math.min(attempts - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}

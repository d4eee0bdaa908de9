package opora.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import opora.TestGround;
import opora.shell.Journals;
import org.junit.jupiter.api.Test;

/// Death between sending and recording.
class CashierTest {
    /// A bank that remembers keys, and whose client dies right after some questions.
    private static final class Deadly implements Provider {
        final Set<String> charged = new HashSet<>();
        final List<String> asked = new ArrayList<>();
        int deaths;

        @Override
        public Shown show(CardNumber number, YearMonth until, String code) {
            return new Shown.Known("t");
        }

        @Override
        public synchronized Answer charge(String key, Wish wish) {
            asked.add(key);
            charged.add(key);
            if (deaths-- > 0) {
                throw new IllegalStateException("the process dies here");
            }
            return new Answer.Approved("ch-" + key);
        }

        @Override
        public Answer find(String key) {
            return charged.contains(key)
                    ? new Answer.Approved("ch-" + key)
                    : new Answer.Declined("", "NO_CARD");
        }

        @Override
        public Refund refund(String key, String chargeId, long amount) {
            return Refund.DONE;
        }
    }

    private final Deadly bank = new Deadly();

    @Test
    void isAskedAgainWithTheSameKeyAndChargedOnce() {
        try (var ground = TestGround.of("cards")) {
            var charges = begin(ground);
            var cashier = cashier(ground, charges);
            bank.deaths = 2;
            for (int death = 0; death < 2; death++) {
                var claimed = charges.claim(10);
                assertThat(claimed).hasSize(1);
                assertThat(charges.claim(10)).isEmpty(); // nobody else has it meanwhile
                assertThatThrownBy(() -> cashier.charge(claimed.getFirst()))
                        .hasMessageContaining("dies");
                ground.db
                        .sql("update cards.charges set claimed_until = now() - interval '1 s'")
                        .update();
            }
            charges.claim(10).forEach(cashier::charge);
            assertThat(bank.asked).hasSize(3);
            assertThat(bank.charged).hasSize(1);
            assertThat(charges.claim(10)).isEmpty();
            assertThat(events(ground)).isEqualTo(1);
        }
    }

    /// The card was removed while nobody knew: the bank is asked what it did, not for money.
    @Test
    void asksWhatBecameOfAChargeWhoseCardIsGone() {
        try (var ground = TestGround.of("cards")) {
            var charges = begin(ground);
            var cashier = cashier(ground, charges);
            bank.deaths = 1;
            var claimed = charges.claim(10);
            assertThatThrownBy(() -> cashier.charge(claimed.getFirst()))
                    .hasMessageContaining("dies");
            ground.db
                    .sql("update cards.charges set claimed_until = now() - interval '1 s'")
                    .update();
            new Cards(
                            ground.backbone.database(),
                            ground.db,
                            vault(ground),
                            bank,
                            Journals.of(ground.backbone.database()))
                    .remove("anna", claimed.getFirst().charge().cardId());
            charges.claim(10).forEach(cashier::charge);
            assertThat(charges.byKey("k").orElseThrow().state()).isEqualTo(Charge.State.CHARGED);
            assertThat(bank.asked).hasSize(1);
        }
    }

    @Test
    void declinesWhereThereIsNoCard() {
        try (var ground = TestGround.of("cards")) {
            var charges = new Charges(ground.db);
            charges.begin(wish("boris"), "c");
            charges.claim(10).forEach(cashier(ground, charges)::charge);
            assertThat(charges.byKey("k").orElseThrow().reason()).isEqualTo("NO_CARD");
            assertThat(bank.asked).isEmpty();
        }
    }

    private Charges begin(TestGround ground) {
        var cards =
                new Cards(
                        ground.backbone.database(),
                        ground.db,
                        vault(ground),
                        bank,
                        Journals.of(ground.backbone.database()));
        var number = CardNumber.parse("4242424242424242").orElseThrow();
        assertThat(cards.add("anna", number, YearMonth.of(2030, 1), "123"))
                .isEqualTo(Cards.Added.DONE);
        var charges = new Charges(ground.db);
        assertThat(charges.begin(wish("anna"), "c")).isTrue();
        assertThat(charges.begin(wish("anna"), "c")).isFalse();
        return charges;
    }

    private static Vault vault(TestGround ground) {
        return new Vault(
                ground.backbone.database(),
                ground.db,
                opora.WholeApp.get().bean(opora.shell.MasterKey.class));
    }

    private static Charges.Wish wish(String username) {
        return new Charges.Wish("k", username, null, 1_000, "RUB", "subscriptions", null);
    }

    private Cashier cashier(TestGround ground, Charges charges) {
        return new Cashier(
                ground.backbone.database(),
                charges,
                new Refunds(ground.db),
                bank,
                new SimpleMeterRegistry());
    }

    private static long events(TestGround ground) {
        return ground.db
                .sql("select count(*) from backbone.events where topic = 'cards.charges'")
                .query(Long.class)
                .single();
    }
}

package opora.billing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decides about holds on the wallets and holds it was given, one after the other, and collects
/// what follows: changed holds and the postings that go with them.
final class HoldBook {
    private final Map<String, Long> balances;
    private final Map<String, Hold> holds;
    private final Instant now;
    private final List<Transfer> transfers = new ArrayList<>();
    private final Map<String, Hold> changed = new LinkedHashMap<>();

    HoldBook(Map<String, Long> balances, Map<String, Hold> holds, Instant now) {
        this.balances = balances;
        this.holds = holds;
        this.now = now;
    }

    List<Transfer> transfers() {
        return transfers;
    }

    List<Hold> changed() {
        return List.copyOf(changed.values());
    }

    HoldChanged decide(HoldRequested wish) {
        return switch (wish.verb()) {
            case PLACE -> place(wish);
            case SETTLE -> settle(wish);
            case VOID -> close(wish, HoldState.VOIDED, TransferKind.VOID);
        };
    }

    private HoldChanged place(HoldRequested wish) {
        var known = holds.get(wish.holdId());
        if (known != null) {
            return answer(known, same(known, wish) ? null : "USED_BEFORE");
        }
        var refusal = refusal(wish);
        var expiry = wish.expiresAt();
        if (refusal != null || expiry == null) {
            return refused(wish, refusal == null ? "WRONG_TIME" : refusal);
        }
        var hold =
                new Hold(
                        wish.holdId(),
                        wish.username(),
                        wish.amount(),
                        wish.currency(),
                        "company:" + wish.payee(),
                        wish.purpose(),
                        HoldState.HELD,
                        0,
                        expiry);
        move(hold, TransferKind.HOLD, hold.amount(), -hold.amount());
        return answer(keep(hold), null);
    }

    private @Nullable String refusal(HoldRequested wish) {
        if (wish.amount() <= 0) {
            return "WRONG_AMOUNT";
        }
        if (wish.expiresAt() == null || !wish.expiresAt().isAfter(now)) {
            return "WRONG_TIME";
        }
        if (!wish.currency().equals(Transfer.CURRENCY)) {
            return "OTHER_CURRENCY";
        }
        return balances.getOrDefault(wish.username(), 0L) < wish.amount()
                ? "INSUFFICIENT_FUNDS"
                : null;
    }

    private HoldChanged settle(HoldRequested wish) {
        var hold = holds.get(wish.holdId());
        if (hold == null) {
            return refused(wish, "UNKNOWN");
        }
        if (hold.state() != HoldState.HELD) {
            var again = hold.state() == HoldState.SETTLED && hold.settled() == wish.amount();
            return answer(hold, again ? null : "NOT_HELD");
        }
        if (wish.amount() <= 0 || wish.amount() > hold.amount()) {
            return answer(hold, "WRONG_AMOUNT");
        }
        var rest = hold.amount() - wish.amount();
        move(hold, TransferKind.SETTLEMENT, wish.amount(), 0);
        if (rest > 0) {
            move(hold, TransferKind.RELEASE, rest, rest);
        }
        return answer(keep(hold.in(HoldState.SETTLED, wish.amount())), null);
    }

    private HoldChanged close(HoldRequested wish, HoldState end, TransferKind kind) {
        var hold = holds.get(wish.holdId());
        if (hold == null) {
            return refused(wish, "UNKNOWN");
        }
        return hold.state() == HoldState.HELD || hold.state() == end
                ? close(hold, end, kind)
                : answer(hold, "NOT_HELD");
    }

    private HoldChanged close(Hold hold, HoldState end, TransferKind kind) {
        if (hold.state() != HoldState.HELD) {
            return answer(hold, null);
        }
        move(hold, kind, hold.amount(), hold.amount());
        return answer(keep(hold.in(end, 0)), null);
    }

    /// The holds whose time is over, given back.
    List<HoldChanged> expire() {
        return List.copyOf(holds.values()).stream()
                .filter(hold -> hold.state() == HoldState.HELD && !hold.expiresAt().isAfter(now))
                .map(hold -> close(hold, HoldState.EXPIRED, TransferKind.EXPIRY))
                .toList();
    }

    private void move(Hold hold, TransferKind kind, long amount, long back) {
        transfers.add(Transfer.ofHold(hold, kind, amount));
        balances.merge(hold.username(), back, Long::sum);
    }

    private Hold keep(Hold hold) {
        holds.put(hold.id(), hold);
        changed.put(hold.id(), hold);
        return hold;
    }

    private static boolean same(Hold known, HoldRequested wish) {
        return known.username().equals(wish.username())
                && known.amount() == wish.amount()
                && known.currency().equals(wish.currency())
                && known.payee().equals("company:" + wish.payee());
    }

    private HoldChanged answer(Hold hold, @Nullable String refusal) {
        return new HoldChanged(
                hold.id(),
                hold.username(),
                hold.state(),
                hold.amount(),
                hold.settled(),
                hold.currency(),
                refusal,
                now);
    }

    private HoldChanged refused(HoldRequested wish, String refusal) {
        return new HoldChanged(
                wish.holdId(),
                wish.username(),
                HoldState.REFUSED,
                wish.amount(),
                0,
                wish.currency(),
                refusal,
                now);
    }
}

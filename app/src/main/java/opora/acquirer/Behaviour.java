package opora.acquirer;

import java.util.Map;
import java.util.Optional;

/// What happens with a test card.
enum Behaviour {
    APPROVES,
    DECLINES,
    HAS_NO_FUNDS,
    /// It is charged, but the answer comes when nobody waits for it any more.
    ANSWERS_LATE,
    WANTS_A_CODE;

    /// Real numbers have no business here.
    private static final Map<String, Behaviour> NUMBERS =
            Map.of(
                    "4242424242424242", APPROVES,
                    "5555555555554444", APPROVES,
                    "2200000000000004", APPROVES,
                    "4000000000000002", DECLINES,
                    "4000000000009995", HAS_NO_FUNDS,
                    "4000000000000119", ANSWERS_LATE,
                    "4000000000003220", WANTS_A_CODE);

    static Optional<Behaviour> of(String number) {
        return Optional.ofNullable(NUMBERS.get(number));
    }
}

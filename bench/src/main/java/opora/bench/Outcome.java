package opora.bench;

/// What remains of an ordeal to be explained; what is lost, doubled, disordered or off should be
/// zero.
///
/// @param accepted orders, as are those finished
/// @param messages that customers and staff said on tickets
/// @param assignments of open tickets
record Outcome(
        int kills,
        int accepted,
        int finished,
        int lost,
        int doubled,
        int disordered,
        int moneyOff,
        int tickets,
        int messages,
        int assignments) {
    String line() {
        return ("kills=%d accepted=%d finished=%d lost=%d doubled=%d disordered=%d money_off=%d"
                        + " tickets=%d messages=%d assignments=%d")
                .formatted(
                        kills,
                        accepted,
                        finished,
                        lost,
                        doubled,
                        disordered,
                        moneyOff,
                        tickets,
                        messages,
                        assignments);
    }

    boolean clean() {
        return lost == 0 && doubled == 0 && disordered == 0 && moneyOff == 0;
    }
}

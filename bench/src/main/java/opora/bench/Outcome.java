package opora.bench;

/// What remains of an ordeal to be explained; all of the last four should be zero.
record Outcome(
        int kills,
        int accepted,
        int finished,
        int lost,
        int doubled,
        int disordered,
        int moneyOff) {
    String line() {
        return "kills=%d accepted=%d finished=%d lost=%d doubled=%d disordered=%d money_off=%d"
                .formatted(kills, accepted, finished, lost, doubled, disordered, moneyOff);
    }

    boolean clean() {
        return lost == 0 && doubled == 0 && disordered == 0 && moneyOff == 0;
    }
}

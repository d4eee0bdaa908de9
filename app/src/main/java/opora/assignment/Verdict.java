package opora.assignment;

/// Why an expert gets a ticket or does not. The first that applies is the one that is told.
enum Verdict {
    CHOSEN,
    /// Fits, but somebody has less to do.
    MORE_LOADED,
    /// Fits, and somebody with as much to do has waited longer.
    LATER_TURN,
    PAUSED,
    BARRED,
    ABSENT,
    SKILL,
    LEVEL,
    REGION,
    LANGUAGE,
    RULE,
    OFF_SHIFT,
    TAKEN_BACK,
    FULL;

    boolean fits() {
        return ordinal() <= LATER_TURN.ordinal();
    }
}

package opora.assignment;

/// How an expert stands at a moment, beside who they are. Kept with each choice, so that other
/// rules can be tried on it later.
///
/// @param load how much open work they have
/// @param turn when it was their turn last
/// @param hadIt whether this ticket was taken back from them
public record Standing(String expert, int load, long turn, Presence presence, boolean hadIt) {
    public enum Presence {
        HERE,
        OFF_SHIFT,
        ABSENT
    }
}

package opora.visits;

import opora.tickets.VisitStep;

/// How far a visit is.
public enum State {
    PLANNED,
    STARTED,
    PAUSED,
    FINISHED;

    /// After a step; what comes when it no longer fits changes nothing.
    State after(VisitStep step) {
        return switch (step) {
            case PLANNED -> this;
            case STARTED, RESUMED -> this == FINISHED ? this : STARTED;
            case PAUSED -> this == STARTED ? PAUSED : this;
            case FINISHED -> FINISHED;
        };
    }

    public String tone() {
        return switch (this) {
            case PLANNED -> "";
            case STARTED -> "info";
            case PAUSED -> "wait";
            case FINISHED -> "good";
        };
    }
}

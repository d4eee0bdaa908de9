package opora.tickets;

/// What an expert does with a visit.
public enum VisitStep {
    PLANNED,
    STARTED,
    PAUSED,
    RESUMED,
    FINISHED
}

package opora.tickets;

/// What a customer may expect of a plan.
public enum PlanState {
    ACTIVE,
    /// An invoice is unpaid.
    SUSPENDED,
    /// Cancelled, and still running.
    ENDING,
    ENDED
}

package opora.gateway;

/// Where an order is on its way.
public enum Status {
    REQUESTED("wait"),
    PENDING_VALIDATION("wait"),
    PAID("good"),
    INSUFFICIENT_FUNDS("bad"),
    CANCELLED(""),
    REFUNDED("info"),
    REJECTED("bad");

    private final String tone;

    Status(String tone) {
        this.tone = tone;
    }

    /// How its badge looks; see the page guide.
    public String tone() {
        return tone;
    }

    /// Whoever asked has an answer with it.
    public boolean answers() {
        return this != REQUESTED && this != PENDING_VALIDATION;
    }
}

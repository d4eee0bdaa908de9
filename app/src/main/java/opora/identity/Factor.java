package opora.identity;

/// What somebody shows beside a password.
enum Factor {
    /// A code that was mailed; for who has set up nothing better.
    MAIL("mail"),
    /// A code of an authenticator app.
    APP("otp"),
    /// A passkey, which signs in by itself.
    PASSKEY("hwk"),
    /// One of the codes that were printed for the day the phone is lost.
    RECOVERY("rec");

    private final String proof;

    Factor(String proof) {
        this.proof = proof;
    }

    /// As tokens carry it.
    String proof() {
        return proof;
    }
}

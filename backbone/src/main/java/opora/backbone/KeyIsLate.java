package opora.backbone;

/// What an event says of a person cannot be opened yet, for the key that another database made for
/// it is still under way. Nothing is wrong with the event: time mends it, an operator could not.
final class KeyIsLate extends RuntimeException {
    KeyIsLate(String key) {
        super("the key " + key + " that it was sealed with is not here yet");
    }

    static boolean causes(Throwable failure) {
        var cause = failure;
        while (cause != null && !(cause instanceof KeyIsLate)) {
            cause = cause.getCause();
        }
        return cause != null;
    }
}

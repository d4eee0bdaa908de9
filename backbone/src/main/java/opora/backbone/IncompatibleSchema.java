package opora.backbone;

/// A schema change that would leave someone unable to read; the message says what to do instead.
public final class IncompatibleSchema extends RuntimeException {
    public IncompatibleSchema(String message) {
        super(message);
    }
}

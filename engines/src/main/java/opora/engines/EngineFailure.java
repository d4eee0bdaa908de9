package opora.engines;

/// An engine did not start or stop; the message is fit to be shown to whoever runs the command.
public class EngineFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public EngineFailure(String message) {
        super(message);
    }

    public EngineFailure(String message, Throwable cause) {
        super(message, cause);
    }
}

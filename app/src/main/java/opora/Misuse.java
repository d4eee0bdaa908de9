package opora;

/// Something the person at the command line can put right; the message says it all in one line.
public class Misuse extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Misuse(String message) {
        super(message);
    }

    public Misuse(String message, Throwable cause) {
        super(message, cause);
    }
}

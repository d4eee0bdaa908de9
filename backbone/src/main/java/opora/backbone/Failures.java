package opora.backbone;

import java.io.PrintWriter;
import java.io.StringWriter;

/// Exceptions in the form that operators read.
final class Failures {
    private static final int LONGEST_STACK = 8_000;

    private Failures() {}

    static String sentence(Throwable failure) {
        var message = failure.getMessage();
        return failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    static String stack(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString().substring(0, Math.min(LONGEST_STACK, text.getBuffer().length()));
    }
}

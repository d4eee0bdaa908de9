package opora.backbone;

import java.io.PrintWriter;
import java.io.StringWriter;

/// Exceptions in the form that operators read.
final class Failures {
    private static final int LONGEST_STACK = 8_000;
    private static final int LONGEST_SENTENCE = 2_000;

    private Failures() {}

    static String sentence(Throwable failure) {
        var message = failure.getMessage();
        var name = failure.getClass().getSimpleName();
        return legible(name + (message == null ? "" : ": " + message), LONGEST_SENTENCE);
    }

    static String stack(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return legible(text.toString(), LONGEST_STACK);
    }

    /// Of a length to read, and without the one character that PostgreSQL's texts do not hold.
    private static String legible(String text, int longest) {
        return text.substring(0, Math.min(longest, text.length())).replace('\0', '\ufffd');
    }
}

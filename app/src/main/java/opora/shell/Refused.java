package opora.shell;

import org.springframework.http.HttpStatus;

/// Refuses a request for a reason that has a status of its own, such as 409 or 429; the key names
/// the text.
public class Refused extends RuntimeException {
    private final HttpStatus status;
    private final String key;

    public Refused(HttpStatus status, String key) {
        super(status + ": " + key, null, false, false);
        this.status = status;
        this.key = key;
    }

    /// Somebody else changed it since it was looked at.
    public static Refused outdated() {
        return new Refused(HttpStatus.PRECONDITION_FAILED, "problem.412");
    }

    public HttpStatus status() {
        return status;
    }

    public String key() {
        return key;
    }
}

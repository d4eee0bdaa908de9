package opora.shell;

import java.util.List;

/// Refuses a request of the API with 422 and its flaws. A page shows its flaws beside the fields
/// instead.
public class FlawedRequest extends RuntimeException {
    private final List<Flaw> flaws;

    public FlawedRequest(List<Flaw> flaws) {
        super("refused: " + flaws, null, false, false);
        this.flaws = List.copyOf(flaws);
    }

    public List<Flaw> flaws() {
        return flaws;
    }
}

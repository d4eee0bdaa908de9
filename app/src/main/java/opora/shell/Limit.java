package opora.shell;

import java.util.List;

/// How many somebody wants on a page of a list.
public final class Limit {
    public static final int MOST = 100;

    private Limit() {}

    /// Refuses with 422 what is none or too many.
    public static void check(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new FlawedRequest(List.of(Flaw.of("limit", "problem.limit", MOST)));
        }
    }
}

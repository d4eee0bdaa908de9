package opora.billing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import opora.billing.LedgerAudit.Span;

/// What of the ledger is to be looked at next. A posting counts as settled when it was there a
/// whole turn ago: by then all with lower numbers are committed too, or never will be.
final class LedgerProgress {
    private final int parts;
    private final long oldAtOnce;
    private final Deque<Long> newest = new ArrayDeque<>();
    private int round;
    private long settled = -1;
    private long old;

    LedgerProgress(int parts, long oldAtOnce) {
        this.parts = parts;
        this.oldAtOnce = oldAtOnce;
    }

    /// Which of the parts of the accounts is the next.
    int part() {
        return round % parts;
    }

    /// The postings to look at in this round: those that have settled since the last one, and some
    /// of the older ones, which begin anew once they are through.
    List<Span> next(long newestNow) {
        round++;
        newest.addLast(newestNow);
        if (newest.size() <= parts) {
            return old(newest.getFirst());
        }
        var upTo = newest.removeFirst();
        var fresh = new Span(settled < 0 ? upTo : settled, upTo);
        settled = upTo;
        return List.of(fresh, old(fresh.after()).getFirst());
    }

    private List<Span> old(long end) {
        var after = old >= end ? 0 : old;
        old = Math.min(after + oldAtOnce, end);
        return List.of(new Span(after, old));
    }
}

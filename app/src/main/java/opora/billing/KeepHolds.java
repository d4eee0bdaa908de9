package opora.billing;

import java.time.Instant;
import java.util.List;
import opora.backbone.Handles;
import opora.backbone.Incoming;
import opora.backbone.Outgoing;
import org.springframework.stereotype.Component;

/// Sets money aside, settles it and gives it back, as other contexts ask.
@Component
class KeepHolds {
    private final Holds holds;

    KeepHolds(Holds holds) {
        this.holds = holds;
    }

    @Handles
    List<Outgoing> on(List<Incoming<HoldRequested>> wishes) {
        var ids = wishes.stream().map(wish -> wish.event().holdId()).distinct().toList();
        var people = wishes.stream().map(wish -> wish.event().username()).toList();
        var book = holds.lock(ids, people, Instant.now());
        var answers = wishes.stream().map(wish -> wish.causes(book.decide(wish.event()))).toList();
        holds.keep(book);
        return answers;
    }
}

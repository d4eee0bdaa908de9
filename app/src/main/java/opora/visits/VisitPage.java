package opora.visits;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import opora.shell.Ids;
import org.jspecify.annotations.Nullable;

/// The page of one visit.
///
/// @param own whether it still is theirs
/// @param map where addresses are shown
public record VisitPage(Visit visit, List<Report> reports, boolean own, String map, ActForm form) {

    /// Names this sight of a form, so that sending it twice does nothing twice.
    public String once() {
        return Ids.next().toString();
    }

    public String planned(ZoneId zone) {
        var typed = form.word("planned");
        var at = visit.plannedAt();
        if (!typed.isEmpty() || at == null) {
            return typed;
        }
        return LocalDateTime.ofInstant(at, zone).toString();
    }

    /// How long the work has taken so far: from each beginning to the pause after it.
    public long minutes() {
        var total = Duration.ZERO;
        @Nullable Instant since = null;
        for (var report : reports) {
            switch (report.step()) {
                case STARTED, RESUMED -> since = since == null ? report.at() : since;
                case PAUSED, FINISHED -> {
                    total =
                            since == null
                                    ? total
                                    : total.plus(Duration.between(since, report.at()));
                    since = null;
                }
                case PLANNED -> {}
            }
        }
        if (since != null) {
            total = total.plus(Duration.between(since, Instant.now()));
        }
        return Math.max(0, total.toMinutes());
    }
}

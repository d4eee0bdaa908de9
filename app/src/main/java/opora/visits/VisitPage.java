package opora.visits;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import opora.shell.Frame;
import opora.shell.Ids;
import opora.shell.Receipts;
import org.jspecify.annotations.Nullable;

/// The page of one visit.
///
/// @param own whether it still is theirs
/// @param map where addresses are shown
/// @param asked what is to be filled in where it is finished
/// @param wanted what was wanted for reports that clashed
/// @param again the report that is to be completed; empty where there is none
/// @param held the files that were sent with that
public record VisitPage(
        Visit visit,
        List<Report> reports,
        boolean own,
        String map,
        ActForm form,
        List<ClosingField> asked,
        List<ClosingField> wanted,
        String again,
        List<Receipts.Held> held) {

    /// Why the ticket was not moved on by a report, in a sentence.
    public String clash(Frame frame, Report report) {
        if (!report.wanting()) {
            return frame.text(report.clash());
        }
        var title =
                wanted.stream()
                        .filter(field -> field.key().equals(report.field()))
                        .map(field -> field.title(frame))
                        .findFirst()
                        .orElse(report.field());
        return report.act().equals(again)
                ? frame.text("visits.clash.again", title)
                : frame.text("visits.clash.wanted", title);
    }

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
        for (var report : reports.stream().filter(one -> !one.wanting()).toList()) {
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

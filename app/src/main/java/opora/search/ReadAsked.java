package opora.search;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import opora.search.SearchTickets.Search;
import opora.shell.Flaw;
import opora.shell.FlawedRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// From what somebody asks for to what is looked for, by the names of today.
@Component
class ReadAsked {
    private final ReadWords read;
    private final Statuses statuses;
    private final KnownFields fields;

    ReadAsked(ReadWords read, Statuses statuses, KnownFields fields) {
        this.read = read;
        this.statuses = statuses;
        this.fields = fields;
    }

    Search of(Sight sight, Asked asked, ZoneId zone) {
        var words = read.read(asked.words(), signs(sight, asked));
        return new Search(sight, words, asked, wanted(asked), asked.from(zone), asked.to(zone));
    }

    private List<String> signs(Sight sight, Asked asked) {
        var signs = new ArrayList<String>();
        var tag = asked.filter(Asked.TAG);
        if (!tag.isEmpty()) {
            signs.add(IndexWords.TAG + tag.toLowerCase(Locale.ROOT));
        }
        for (var field : fields.of(sight)) {
            var value = asked.filter(field.filter());
            if (!value.isEmpty()) {
                signs.add(fields.sign(field, value));
            }
        }
        return signs;
    }

    /// A status by its name or title, or all of a phase by its word.
    private @Nullable List<String> wanted(Asked asked) {
        var wanted = asked.filter(Asked.STATUS);
        if (wanted.isEmpty()) {
            return null;
        }
        var called = names(status -> status.called(wanted));
        var phases = PhaseWords.phases(wanted);
        if (called.isEmpty() && phases.isEmpty()) {
            throw new FlawedRequest(List.of(Flaw.of(Asked.STATUS, "find.status.flaw")));
        }
        return called.isEmpty() ? names(status -> phases.contains(status.phase())) : called;
    }

    private List<String> names(Predicate<KnownStatus> which) {
        return statuses.all().stream().filter(which).map(KnownStatus::status).toList();
    }
}

package opora.journal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the journal.
///
/// @param keep how long an entry is kept; at least 30 days
@ConfigurationProperties("opora.journal")
record JournalSettings(@DefaultValue("400d") Duration keep) {
    private static final Duration SHORTEST = Duration.ofDays(30);

    JournalSettings {
        if (keep.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "opora.journal.keep is " + keep.toDays() + " days; at least 30 are required");
        }
    }
}

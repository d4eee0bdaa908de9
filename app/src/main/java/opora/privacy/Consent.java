package opora.privacy;

import java.time.Instant;
import opora.shell.Frame;
import org.jspecify.annotations.Nullable;

/// A purpose as it is worded now, and what somebody last decided about it.
///
/// @param decided the version they decided about; null if they never did
/// @param given whether they agreed
public record Consent(
        String name,
        int version,
        String titleRu,
        String titleEn,
        String wordsRu,
        String wordsEn,
        @Nullable Integer decided,
        boolean given,
        @Nullable Instant decidedAt) {
    public String title(Frame frame) {
        return frame.language().equals("ru") ? titleRu : titleEn;
    }

    public String words(Frame frame) {
        return frame.language().equals("ru") ? wordsRu : wordsEn;
    }

    /// Agreed to, as it is worded now.
    public boolean holds() {
        return given && !outdated();
    }

    /// Agreed to, but worded anew since.
    public boolean outdated() {
        return decided != null && decided != version;
    }
}

package opora.privacy;

import java.time.Instant;
import opora.shell.Frame;

/// A purpose as it is worded now.
///
/// @param agreed how many agree to this wording
public record PurposeRow(
        String name,
        int version,
        String titleRu,
        String titleEn,
        String wordsRu,
        String wordsEn,
        Instant publishedAt,
        long agreed) {
    public String title(Frame frame) {
        return frame.language().equals("ru") ? titleRu : titleEn;
    }

    public String words(Frame frame) {
        return frame.language().equals("ru") ? wordsRu : wordsEn;
    }
}

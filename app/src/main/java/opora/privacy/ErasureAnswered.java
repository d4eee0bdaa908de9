package opora.privacy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import opora.backbone.Key;
import opora.backbone.Topic;

/// What stands in the way of erasing somebody, as far as one context knows.
///
/// @param objections such as `money`; none when nothing does
@Topic("privacy.erasures.answered")
public record ErasureAnswered(
        @Key String username,
        String request,
        int round,
        String context,
        List<String> objections,
        Instant answeredAt) {
    public static ErasureAnswered of(ErasureAsked asked, String context, List<String> objections) {
        return new ErasureAnswered(
                asked.username(),
                asked.request(),
                asked.round(),
                context,
                objections,
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }
}

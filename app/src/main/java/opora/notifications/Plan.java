package opora.notifications;

import java.time.Instant;
import java.time.ZoneId;
import opora.notifications.NotificationRequested.Channel;
import opora.notifications.NotificationRequested.Kind;
import opora.notifications.NotificationRequested.Timing;
import org.jspecify.annotations.Nullable;

/// What happens to a notification before anybody brings it anywhere: what the rule asks for and
/// what the person wants, in this order of weight: nobody turns off what is required, nobody is
/// disturbed against their will by the rest.
///
/// @param state as in the table
/// @param at when it may leave
/// @param digestAt when it is gathered with others; null when it goes alone
record Plan(String state, Instant at, @Nullable Instant digestAt) {

    /// @param refused whether the person does not want such things in this way
    /// @param usual the zone of those who never told theirs
    static Plan of(
            Kind kind,
            Channel channel,
            Timing timing,
            PersonHere person,
            boolean refused,
            Instant now,
            ZoneId usual) {
        if (refused && !kind.required()) {
            return new Plan("declined", now, null);
        }
        if (channel == Channel.BELL) {
            return new Plan("sent", now, null);
        }
        if (timing == Timing.AT_ONCE || kind.required()) {
            return new Plan("waiting", now, null);
        }
        var zone = person.zone(usual);
        var quiet = QuietHours.of(person.quietFrom(), person.quietTo(), zone);
        var digest = person.digest().and(timing);
        if (channel == Channel.EMAIL && digest != Digest.NONE) {
            return new Plan("held", now, quiet.awake(digest.next(now, zone)));
        }
        return new Plan("waiting", quiet.awake(now), null);
    }

    boolean ended() {
        return state.equals("declined") || state.equals("sent");
    }
}

package opora.customers;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import opora.backbone.Handles;
import opora.backbone.PersonKeys;
import org.springframework.stereotype.Component;

/// Tells other contexts how to reach a person. A request can overtake the news of the registration,
/// since the two travel on different topics; then it fails and is tried again a moment later.
@Component
class AnswerProfile {
    private final Profiles profiles;
    private final PersonKeys keys;

    AnswerProfile(Profiles profiles, PersonKeys keys) {
        this.profiles = profiles;
        this.keys = keys;
    }

    @Handles
    ProfileResponded on(ProfileRequested request) {
        return profiles.of(request.username())
                .or(() -> erased(request.username()))
                .map(profile -> answer(request, profile))
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "nobody called " + request.username() + " yet"));
    }

    /// Whoever asks about somebody who is erased is told that nothing is known.
    private Optional<Profile> erased(String username) {
        return keys.erased(username)
                ? Optional.of(new Profile(username, "", "", "en", "", 0))
                : Optional.empty();
    }

    private static ProfileResponded answer(ProfileRequested request, Profile profile) {
        return new ProfileResponded(
                request.requestId(),
                profile.username(),
                profile.email(),
                profile.name(),
                profile.language(),
                profile.deliveryAddress(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }
}

package opora.customers;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import opora.backbone.Handles;
import org.springframework.stereotype.Component;

/// Tells other contexts how to reach a person. A request can overtake the news of the registration,
/// since the two travel on different topics; then it fails and is tried again a moment later.
@Component
class AnswerProfile {
    private final Profiles profiles;

    AnswerProfile(Profiles profiles) {
        this.profiles = profiles;
    }

    @Handles
    ProfileResponded on(ProfileRequested request) {
        return profiles.of(request.username())
                .map(profile -> answer(request, profile))
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "nobody called " + request.username() + " yet"));
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

package opora.shell;

import java.time.Instant;
import java.util.Map;
import opora.backbone.Key;
import opora.backbone.Topic;
import org.jspecify.annotations.Nullable;

/// Somebody did something, or tried to. Whoever keeps a journal hears all of it.
///
/// @param who the account; for a failed sign-in the name that was tried
/// @param behind who really sat there, when staff acted in somebody's place
/// @param action in the past tense, its context first, such as `identity.role.changed`
/// @param subject whom or what it was done to
/// @param before what it was like; only what changed, never a secret
/// @param origin the address it came from
/// @param client what it was sent with, as that says of itself
/// @param request method, path and the status it was answered with
@Topic("journal.actions")
public record ActionTaken(
        @Key String who,
        @Nullable String behind,
        String action,
        String subject,
        Map<String, String> before,
        Map<String, String> after,
        String origin,
        String client,
        String request,
        Instant at) {}

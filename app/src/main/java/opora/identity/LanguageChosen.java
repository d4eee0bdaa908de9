package opora.identity;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// The language somebody joined in; [UserRegistered] has no field for it.
///
/// @param language `ru` or `en`
@Topic("identity-domain-events")
public record LanguageChosen(@Key String username, String language, Instant chosenAt) {}

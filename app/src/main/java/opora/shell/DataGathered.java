package opora.shell;

import opora.backbone.Key;
import opora.backbone.Topic;

/// What one context knows of somebody, sealed with the master key and with their own: on its way it
/// can be read by nobody.
///
/// @param part which piece this is, from 1 on, of how many
/// @param sealed a piece of the sealed text
@Topic("privacy.answers")
public record DataGathered(
        @Key String request, String context, int part, int parts, String sealed) {}

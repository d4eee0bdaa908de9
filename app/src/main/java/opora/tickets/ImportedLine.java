package opora.tickets;

import java.time.Instant;

/// Something that was said on a ticket in another system; its words stand in the event's `texts` at
/// the same place.
///
/// @param author a username here, or what they were called there
public record ImportedLine(String author, AuthorRole role, Visibility visibility, Instant at) {}

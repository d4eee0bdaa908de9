package opora.assignment;

/// What a ticket may be about.
///
/// @param confidence how likely that is, from 0 to 1
public record Guess(String topic, double confidence) {}

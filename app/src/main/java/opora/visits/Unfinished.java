package opora.visits;

/// A report of a finished visit that the desk could not take for want of something.
///
/// @param field the key of what is wanted
/// @param reason the key of a text
record Unfinished(String field, String reason, Act act) {}

package opora.tickets;

/// Somebody whose work a ticket might have become.
///
/// @param load how many open tickets they had
/// @param reason why it became theirs or did not, in a word that has a text
public record Candidate(String expert, boolean fits, int load, String reason, String detail) {}

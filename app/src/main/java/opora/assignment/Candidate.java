package opora.assignment;

/// An expert as they stood when one was chosen.
///
/// @param fits whether the ticket could have been theirs
/// @param load how much open work they had
/// @param reason why it became theirs or did not, such as `CHOSEN`, `MORE_LOADED`, `ABSENT`
/// @param detail what the reason is about, such as a skill or a rule; may be empty
public record Candidate(String expert, boolean fits, int load, String reason, String detail) {}

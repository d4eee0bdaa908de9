package opora.tickets;

/// A file that goes with a ticket or a message. Its bytes lie in the file store.
///
/// @param id under which the store has it
/// @param sha256 of its bytes, in hex
public record AttachedFile(String id, String name, String type, long bytes, String sha256) {}

package opora.shell;

/// A file that lies in the store and goes with something.
///
/// @param type judged by its content
/// @param sha256 of its bytes, in hex
public record UploadedFile(String id, String name, String type, long bytes, String sha256) {}

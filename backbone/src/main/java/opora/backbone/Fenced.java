package opora.backbone;

/// Another process has taken over a partition we still thought ours; nothing of what we just did
/// happened.
final class Fenced extends RuntimeException {
    Fenced() {
        super("another process has taken over");
    }
}

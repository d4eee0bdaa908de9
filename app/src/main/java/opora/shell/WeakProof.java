package opora.shell;

/// Whoever asks is signed in with a password only, and what they ask for needs more.
class WeakProof extends RuntimeException {
    WeakProof() {
        super("needs a second factor", null, false, false);
    }
}

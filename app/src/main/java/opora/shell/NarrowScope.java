package opora.shell;

/// A program asks for something that its token was not made for.
class NarrowScope extends RuntimeException {
    NarrowScope() {
        super("not in the scope of the token", null, false, false);
    }
}

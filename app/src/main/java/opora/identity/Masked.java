package opora.identity;

/// What may be an address, as far as the journal keeps it: enough to recognize, too little to write
/// to, since nothing is ever taken out of the journal.
final class Masked {
    private static final int SHOWN = 2;

    private Masked() {}

    static String of(String typed) {
        var at = typed.indexOf('@');
        return at < 0 ? typed : typed.substring(0, Math.min(SHOWN, at)) + "…" + typed.substring(at);
    }
}

package opora.identity;

import java.util.regex.Pattern;

/// What may be an address or a telephone, as far as the journal keeps it: enough to recognize, too
/// little to reach anybody by, since nothing is ever taken out of the journal.
final class Masked {
    private static final int SHOWN = 2;

    /// How the name of an account begins.
    private static final Pattern NAME = Pattern.compile("[a-z0-9._-]*");

    private static final Pattern PHONE = Pattern.compile("[+(]*(\\d[ ().-]*){6,}");

    private Masked() {}

    static String of(String typed) {
        var at = typed.indexOf('@');
        if (at >= 0) {
            return beginning(typed, at) + typed.substring(at);
        }
        if (PHONE.matcher(typed).matches()) {
            return "…" + typed.substring(typed.length() - SHOWN);
        }
        return NAME.matcher(typed).matches() ? typed : beginning(typed, typed.length());
    }

    private static String beginning(String typed, int most) {
        return typed.substring(0, Math.min(SHOWN, most)) + "…";
    }
}

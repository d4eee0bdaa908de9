package opora.imports;

/// Why a record is not here as it was there.
///
/// @param reason a word that has a text
/// @param place the column it is about; empty for the whole
/// @param value what stood there
record Trouble(String reason, String place, String value) {
    private static final int LONGEST = 80;

    static Trouble of(String reason) {
        return new Trouble(reason, "", "");
    }

    static Trouble at(String reason, String place, String value) {
        var plain = value.replaceAll("\\s+", " ").strip();
        var some = plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST - 1) + "…";
        return new Trouble(reason, place, some);
    }
}

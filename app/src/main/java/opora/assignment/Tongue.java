package opora.assignment;

/// The language of a text, by its letters.
final class Tongue {
    private static final int FEWEST = 3;

    private Tongue() {}

    /// `ru`, `en`, or empty where there is too little to tell by.
    static String of(String text) {
        var russian = 0;
        var latin = 0;
        for (int i = 0; i < text.length(); i++) {
            var block = Character.UnicodeBlock.of(text.charAt(i));
            if (block == Character.UnicodeBlock.CYRILLIC) {
                russian++;
            } else if (Character.isLetter(text.charAt(i))) {
                latin++;
            }
        }
        if (russian + latin < FEWEST) {
            return "";
        }
        // a Russian sentence often names things by their English names
        return russian * 3 >= latin ? "ru" : "en";
    }
}

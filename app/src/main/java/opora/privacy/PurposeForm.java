package opora.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import opora.shell.Flaw;
import org.jspecify.annotations.Nullable;

/// A new wording, as it is filled in.
public record PurposeForm(
        @Nullable String name,
        @Nullable String titleRu,
        @Nullable String titleEn,
        @Nullable String wordsRu,
        @Nullable String wordsEn) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,30}[a-z0-9]");
    private static final int LONGEST_TITLE = 80;
    private static final int LONGEST_WORDS = 2_000;

    public static PurposeForm empty() {
        return new PurposeForm("", "", "", "", "");
    }

    public String typedName() {
        return text(name);
    }

    public String typedTitleRu() {
        return text(titleRu);
    }

    public String typedTitleEn() {
        return text(titleEn);
    }

    public String typedWordsRu() {
        return text(wordsRu);
    }

    public String typedWordsEn() {
        return text(wordsEn);
    }

    List<Flaw> flaws() {
        var flaws = new ArrayList<Flaw>();
        if (!NAME.matcher(typedName()).matches()) {
            flaws.add(Flaw.of("name", "privacy.flaw.name"));
        }
        check(flaws, "titleRu", typedTitleRu(), LONGEST_TITLE);
        check(flaws, "titleEn", typedTitleEn(), LONGEST_TITLE);
        check(flaws, "wordsRu", typedWordsRu(), LONGEST_WORDS);
        check(flaws, "wordsEn", typedWordsEn(), LONGEST_WORDS);
        return flaws;
    }

    private static void check(List<Flaw> flaws, String field, String typed, int longest) {
        if (typed.isEmpty() || typed.length() > longest) {
            flaws.add(Flaw.of(field, "privacy.flaw.length", longest));
        }
    }

    private static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "").replace("\u0000", "").strip();
    }
}

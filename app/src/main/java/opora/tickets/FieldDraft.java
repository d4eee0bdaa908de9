package opora.tickets;

import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import opora.shell.Flaw;
import opora.shell.Sent;
import org.jspecify.annotations.Nullable;

/// A custom field as a program sends it.
///
/// @param field its name for programs; it stays
/// @param russian its title
/// @param choices the values there are, for a choice
/// @param forCustomers whether customers see it and fill it in
/// @param needed the statuses that need it filled in
/// @param retired no ticket gets it any more
/// @param version of the field that was looked at, where no `If-Match` says it
record FieldDraft(
        @Sent("serial") @Nullable String field,
        @Sent("Серийный номер") @Nullable String russian,
        @Sent("Serial number") @Nullable String english,
        @Sent("TEXT") @Nullable String kind,
        @Sent(value = "[]", needed = false) @Nullable List<String> choices,
        @Sent(value = "true", needed = false) @Nullable Boolean forCustomers,
        @Sent(value = "[\"solved\"]", needed = false) @Nullable List<String> needed,
        @Sent(value = "10", needed = false) @Nullable Integer position,
        @Sent(value = "false", needed = false) @Nullable Boolean retired,
        @Sent(value = "1", needed = false) @Nullable Integer version) {

    /// The form as staff would have filled it in.
    ///
    /// @param name of the field
    /// @param seen the version that it is to follow
    FieldForm form(String name, int seen) {
        var typed = new TreeMap<String, String>();
        typed.put("field", name);
        typed.put("russian", word(russian));
        typed.put("english", word(english));
        typed.put("kind", word(kind));
        typed.put("choices", String.join("\n", all(choices)));
        typed.put("position", String.valueOf(Objects.requireNonNullElse(position, 10)));
        typed.put("version", String.valueOf(seen));
        FieldForm.mark(typed, "forCustomers", forCustomers);
        FieldForm.mark(typed, "retired", retired);
        all(needed).forEach(status -> FieldForm.mark(typed, FieldForm.NEEDED + status, true));
        return FieldForm.of(typed);
    }

    /// What is wrong with it that a form could not say.
    List<Flaw> flaws(StatusModel model) {
        var known = all(needed).stream().allMatch(status -> model.find(status).isPresent());
        return known ? List.of() : List.of(Flaw.of("needed", "statuses.unknown"));
    }

    String name() {
        return word(field);
    }

    static String word(@Nullable String given) {
        return Objects.requireNonNullElse(given, "").strip();
    }

    static <T> List<T> all(@Nullable List<T> given) {
        return Objects.requireNonNullElse(given, List.<T>of()).stream()
                .filter(Objects::nonNull)
                .toList();
    }
}

package opora.tickets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import opora.shell.Forms;
import opora.shell.Ids;
import opora.shell.Sent;
import org.jspecify.annotations.Nullable;

/// A ticket that somebody on the phone wants, as a program sends it: whatever is missing is as in
/// an empty form.
///
/// @param customer the username of who is known; their name, number and addresses need not be said
/// @param kind `INCIDENT` or `REQUEST`
/// @param wishedAt an instant
/// @param impact `LOW`, `MEDIUM` or `HIGH`, as is the urgency
/// @param fields custom ones, by name
/// @param files the receipts of uploads
record CallWish(
        @Sent(value = "anna", needed = false) @Nullable String customer,
        @Sent(value = "Anna Petrova", needed = false) @Nullable String name,
        @Sent(value = "anna@example.org", needed = false) @Nullable String email,
        @Sent(value = "+7 900 123-45-67", needed = false) @Nullable String phone,
        @Sent(value = "INCIDENT", needed = false) @Nullable String kind,
        @Sent("The router restarts every hour") @Nullable String subject,
        @Sent(value = "Since this morning.", needed = false) @Nullable String text,
        @Sent(value = "Router R2", needed = false) @Nullable String product,
        @Sent(value = "Tverskaya 1, Moscow", needed = false) @Nullable String address,
        @Sent(value = "2027-01-15T09:00:00Z", needed = false) @Nullable String wishedAt,
        @Sent(value = "LOW", needed = false) @Nullable String impact,
        @Sent(value = "MEDIUM", needed = false) @Nullable String urgency,
        @Sent(value = "[\"router\"]", needed = false) @Nullable List<String> tags,
        @Sent(value = "{}", needed = false) @Nullable Map<String, String> fields,
        @Sent(value = "[]", needed = false) @Nullable List<String> files) {

    /// The form as an agent would have filled it in.
    PhoneForm form() {
        var typed = new LinkedHashMap<>(PhoneForm.empty().typed());
        put(typed, "customer", customer);
        put(typed, "name", name);
        put(typed, "email", email);
        put(typed, "phone", phone);
        put(typed, "kind", kind);
        put(typed, "subject", subject);
        put(typed, "text", text);
        put(typed, "product", product);
        put(typed, "address", address);
        put(typed, PhoneForm.WISHED, wishedAt);
        put(typed, "impact", impact);
        put(typed, "urgency", urgency);
        put(typed, "tags", tags == null ? null : Matter.said(tags));
        Objects.requireNonNullElse(fields, Map.<String, String>of())
                .forEach((field, value) -> put(typed, Matter.FIELD + field, value));
        return new PhoneForm(typed, Ids.next().toString(), List.of(), List.of());
    }

    private static void put(Map<String, String> typed, String field, @Nullable String given) {
        if (given != null) {
            typed.put(field, Forms.words(given));
        }
    }
}

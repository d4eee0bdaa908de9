package opora.assignment;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What an expert must be for some tickets: `when the product contains "router", certificate at
/// least 2`.
///
/// @param name how people call it, also when it keeps somebody from a ticket
/// @param field of the ticket; empty for every ticket
/// @param trait of the expert
public record Requirement(
        String name,
        String field,
        Match match,
        String value,
        String trait,
        Proof proof,
        String wanted) {
    /// How a ticket's value is compared.
    public enum Match {
        IS,
        IS_NOT,
        CONTAINS
    }

    /// How an expert's trait is compared.
    public enum Proof {
        IS,
        ONE_OF,
        AT_LEAST,
        AT_MOST,
        /// The same as that field of the ticket.
        SAME_AS
    }

    /// Programs may leave anything out.
    public Requirement {
        name = Objects.requireNonNullElse(name, "");
        field = Objects.requireNonNullElse(field, "");
        match = Objects.requireNonNullElse(match, Match.IS);
        value = Objects.requireNonNullElse(value, "");
        trait = Objects.requireNonNullElse(trait, "");
        proof = Objects.requireNonNullElse(proof, Proof.IS);
        wanted = Objects.requireNonNullElse(wanted, "");
    }

    boolean met(Facts ticket, Expert expert) {
        return !concerns(ticket) || proven(ticket, expert.traits().get(trait));
    }

    boolean concerns(Facts ticket) {
        return field.isEmpty()
                || switch (match) {
                    case IS -> ticket.values(field).anyMatch(this::same);
                    case IS_NOT -> ticket.values(field).noneMatch(this::same);
                    case CONTAINS ->
                            ticket.values(field).anyMatch(one -> plain(one).contains(plain(value)));
                };
    }

    private boolean same(String one) {
        return plain(one).equals(plain(value));
    }

    private boolean proven(Facts ticket, @Nullable String held) {
        if (held == null) {
            return false;
        }
        return switch (proof) {
            case IS -> plain(held).equals(plain(wanted));
            case ONE_OF ->
                    Arrays.stream(wanted.split(","))
                            .anyMatch(one -> plain(one).equals(plain(held)));
            case AT_LEAST -> compared(held, wanted) >= 0;
            case AT_MOST -> compared(held, wanted) <= 0;
            case SAME_AS -> ticket.values(wanted).anyMatch(one -> plain(one).equals(plain(held)));
        };
    }

    private static int compared(String held, String wanted) {
        return new BigDecimal(held.strip()).compareTo(new BigDecimal(wanted.strip()));
    }

    private static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replace('ё', 'е');
    }
}

package opora.assignment;

import java.util.List;

/// Something that can be known of experts, as administrators added it.
///
/// @param choices what it can be, for a choice
public record Trait(String name, Kind kind, List<String> choices) {
    /// What values it has.
    public enum Kind {
        TEXT,
        NUMBER,
        YES_NO,
        CHOICE
    }

    private static final int LONGEST = 200;

    public Trait {
        choices = List.copyOf(choices);
    }

    /// Whether it can have that value; every trait may be unknown.
    boolean takes(String value) {
        return value.isBlank()
                || switch (kind) {
                    case TEXT -> value.length() <= LONGEST;
                    case NUMBER -> value.strip().matches("-?\\d{1,9}(\\.\\d{1,6})?");
                    case YES_NO -> value.equals("yes") || value.equals("no");
                    case CHOICE -> choices.contains(value.strip());
                };
    }
}

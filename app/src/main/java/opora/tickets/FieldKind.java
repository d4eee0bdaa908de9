package opora.tickets;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/// What a custom field holds.
public enum FieldKind {
    TEXT,
    NUMBER,
    DATE,
    CHOICE,
    FLAG;

    private static final int LONGEST = 500;

    /// Whether a value is one of this kind; the empty one is of every kind.
    ///
    /// @param choices there are, for a choice
    public boolean takes(String value, List<String> choices) {
        return value.isEmpty()
                || switch (this) {
                    case TEXT -> value.length() <= LONGEST;
                    case NUMBER -> value.matches("-?\\d{1,15}([.]\\d{1,6})?");
                    case DATE -> date(value);
                    case CHOICE -> choices.contains(value);
                    case FLAG -> value.equals("true") || value.equals("false");
                };
    }

    private static boolean date(String value) {
        try {
            LocalDate.parse(value);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}

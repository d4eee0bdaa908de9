package opora.rules;

import java.util.List;

/// A field of an event that a condition may ask about and a template may show.
///
/// @param path from the event down, such as `address.city`
/// @param choices the words it may be, where they are few
/// @param items the fields of each item of a list; a list of plain values has none
public record EventField(String path, Kind kind, List<String> choices, List<EventField> items) {
    /// What can be asked about a field follows from this.
    public enum Kind {
        TEXT,
        NUMBER,
        FLAG,
        TIME,
        LIST,
        /// Names and texts that each event chooses itself.
        MAP
    }
}

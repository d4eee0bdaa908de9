package opora.notifications;

import java.util.List;
import opora.tickets.AttachedFile;

/// A letter and what goes into the same mail.
///
/// @param letter which names the files that were left out
record Enclosed(Letter letter, List<Part> parts) {
    record Part(AttachedFile file, byte[] bytes) {}

    static Enclosed alone(Letter letter) {
        return new Enclosed(letter, List.of());
    }
}

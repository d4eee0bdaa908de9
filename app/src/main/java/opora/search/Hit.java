package opora.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import opora.tickets.Phase;

/// A ticket that was found.
///
/// @param excerpt where what was looked for stands
/// @param fields that staff has added, as far as the reader may see them
public record Hit(
        long number,
        List<Excerpt.Piece> subject,
        List<Excerpt.Piece> excerpt,
        String customer,
        String name,
        List<String> tags,
        Map<String, String> fields,
        String status,
        Phase phase,
        String expert,
        Instant openedAt) {

    /// What their customer is called.
    public String called() {
        return name.isEmpty() ? customer : name;
    }
}

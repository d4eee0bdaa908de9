package opora.tickets;

import java.time.Instant;

/// A status that tickets may have.
///
/// @param changes whether the customer may still change the ticket in it
/// @param cancels whether they may cancel it
/// @param reopens whether they may have it taken up again
/// @param retired no ticket gets it any more
public record Status(
        String status,
        String russian,
        String english,
        Phase phase,
        boolean clocksRun,
        boolean changes,
        boolean cancels,
        boolean reopens,
        int position,
        boolean retired,
        int version) {

    public String title(String language) {
        return language.equals("ru") ? russian : english;
    }

    StatusDefined told(Instant at) {
        return new StatusDefined(
                status, russian, english, phase, clocksRun, changes, cancels, reopens, position,
                retired, at);
    }
}

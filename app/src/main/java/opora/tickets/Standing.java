package opora.tickets;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How far a ticket has come, and with whom it lies.
///
/// @param resumes the status it goes back to when the customer has answered
/// @param queue where it waits for a decision; empty when nowhere
/// @param expert whose work it is; empty when nobody's
/// @param resolution what was done; empty again as soon as there is more to do
/// @param mergedInto the ticket that it goes on as; null for its own life
/// @param stars what the customer gave; 0 when nothing yet
public record Standing(
        String status,
        Phase phase,
        String resumes,
        String queue,
        String expert,
        String resolution,
        int stars,
        @Nullable Instant doneAt,
        @Nullable UUID mergedInto) {

    static Standing at(String status, Phase phase) {
        return new Standing(status, phase, "", "", "", "", 0, null, null);
    }

    Standing moved(Happening.Moved moved, Instant at) {
        var waits = moved.phase() == Phase.WAITING;
        var done = moved.phase() == Phase.DONE;
        return new Standing(
                moved.to(),
                moved.phase(),
                waits && phase != Phase.WAITING ? status : "",
                moved.phase().open() ? queue : "",
                expert,
                resolution(moved),
                stars,
                done ? at : moved.phase().open() ? null : doneAt,
                mergedInto);
    }

    private String resolution(Happening.Moved moved) {
        if (moved.phase().open()) {
            return "";
        }
        return moved.resolution().isEmpty() ? resolution : moved.resolution();
    }

    Standing with(String someone, String place) {
        return new Standing(
                status, phase, resumes, place, someone, resolution, stars, doneAt, mergedInto);
    }

    Standing merged(UUID into) {
        return new Standing(status, phase, resumes, queue, expert, resolution, stars, doneAt, into);
    }

    Standing rated(int given) {
        return new Standing(
                status, phase, resumes, queue, expert, resolution, given, doneAt, mergedInto);
    }
}

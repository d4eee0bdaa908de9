package opora.portal;

import opora.tickets.Phase;

/// What a status of the desk means to a customer.
///
/// @param changes whether they may still change the ticket in it, and so on
public record OwnStatus(
        String status,
        String russian,
        String english,
        Phase phase,
        boolean changes,
        boolean cancels,
        boolean reopens) {
    public String title(String language) {
        return language.equals("ru") ? russian : english;
    }

    /// The tone of its sign.
    public String tone() {
        return switch (phase) {
            case NEW, WORKING -> "info";
            case WAITING -> "wait";
            case DONE, CLOSED -> "good";
            case CANCELLED -> "";
        };
    }
}

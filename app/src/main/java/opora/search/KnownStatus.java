package opora.search;

import opora.tickets.Phase;

/// A status of the desk.
public record KnownStatus(String status, String russian, String english, Phase phase) {
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

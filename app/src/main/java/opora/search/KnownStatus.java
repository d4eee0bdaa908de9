package opora.search;

import java.util.stream.Stream;
import opora.tickets.Phase;

/// A status of the desk.
public record KnownStatus(String status, String russian, String english, Phase phase) {
    public String title(String language) {
        return language.equals("ru") ? russian : english;
    }

    /// Whether somebody may mean it by that word.
    boolean called(String word) {
        return Stream.of(status, russian, english).anyMatch(word::equalsIgnoreCase);
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

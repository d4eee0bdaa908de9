package opora.explorer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An event in the catalogue.
///
/// @param key the field that decides what waits for what; null when nothing does
public record EventCard(
        String type,
        String topic,
        @Nullable String key,
        List<String> producers,
        List<String> consumers) {

    public String name() {
        return FlowEvent.nameOf(type);
    }

    /// The context whose event it is.
    public String owner() {
        return ownerOf(type);
    }

    static String ownerOf(String type) {
        var below = type.substring(type.indexOf('.') + 1);
        return below.substring(0, below.indexOf('.'));
    }
}

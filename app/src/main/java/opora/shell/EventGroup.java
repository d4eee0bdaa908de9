package opora.shell;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Events that people choose among, of one context. What an event is called is its text
/// `event.<Type>`; those without one are between contexts and not offered, except where they were
/// chosen before.
///
/// @param types full names, by what they are called
public record EventGroup(String context, List<String> types) {

    /// @param all full names
    /// @param chosen those that are shown in any case
    public static List<EventGroup> of(
            Frame frame, Collection<String> all, Collection<String> chosen) {
        return Stream.concat(all.stream().filter(type -> offered(frame, type)), chosen.stream())
                .distinct()
                .sorted(Comparator.comparing(frame::event))
                .collect(Collectors.groupingBy(EventGroup::owner))
                .entrySet()
                .stream()
                .map(entry -> new EventGroup(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(group -> group.title(frame)))
                .toList();
    }

    static boolean offered(Frame frame, String type) {
        return frame.texts().knows(frame.language(), key(type));
    }

    static String key(String type) {
        return "event." + simple(type);
    }

    /// The class, without where it lies.
    public static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private static String owner(String type) {
        var parts = type.split("\\.");
        return parts.length < 2 ? type : parts[1];
    }

    public String title(Frame frame) {
        var key = "event.group." + context;
        return frame.texts().knows(frame.language(), key) ? frame.text(key) : context;
    }

    /// How many of them are among the chosen ones.
    public long among(Collection<String> chosen) {
        return types.stream().filter(chosen::contains).count();
    }
}

package opora.shell;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// All doors of this process, the most particular first.
@Component
public class Doors {
    private record Hung(PathPattern path, Door door) {}

    private final Supplier<List<Hung>> doors;

    /// Doors are asked for late: whoever declares one may need a frame, which needs this.
    Doors(ObjectProvider<Door> doors, KnownRights rights) {
        this.doors = SingletonSupplier.of(() -> hang(doors, rights));
    }

    List<Door> all() {
        return doors.get().stream().map(Hung::door).toList();
    }

    /// What the menu shows is what opens.
    public boolean open(String path, @Nullable Person person) {
        return at(path).map(door -> door.opensTo(person)).orElse(person != null);
    }

    /// The door in front of a path; none where being signed in is enough.
    public Optional<Door> at(String path) {
        var container = PathContainer.parsePath(path);
        return doors.get().stream()
                .filter(hung -> hung.path().matches(container))
                .map(Hung::door)
                .findFirst();
    }

    private static List<Hung> hang(ObjectProvider<Door> doors, KnownRights rights) {
        return doors.stream()
                .sorted(Comparator.comparing((Door door) -> door.pattern().length()).reversed())
                .map(door -> hang(door, rights))
                .toList();
    }

    private static Hung hang(Door door, KnownRights rights) {
        if (door.right() != null) {
            rights.checked(door.right(), door);
        }
        return new Hung(PathPatternParser.defaultInstance.parse(door.pattern()), door);
    }
}

package opora.assignment;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import opora.assignment.Choice.Contender;

/// The experts at a moment; what is given to them meanwhile counts at once.
final class Team {
    private final Map<String, Expert> experts;
    private final Map<String, Standing> standings = new HashMap<>();
    private long turn;

    Team(Collection<Expert> all, Map<String, Integer> loads, long turn, Instant now) {
        this.turn = turn;
        experts = all.stream().collect(Collectors.toMap(Expert::username, one -> one));
        for (var one : all) {
            var load = loads.getOrDefault(one.username(), 0);
            var presence = presence(one.calendar(), now);
            standings.put(
                    one.username(),
                    new Standing(one.username(), load, one.turn(), presence, false));
        }
    }

    private static Standing.Presence presence(Calendar calendar, Instant now) {
        if (calendar.absentAt(now)) {
            return Standing.Presence.ABSENT;
        }
        return calendar.worksAt(now) ? Standing.Presence.HERE : Standing.Presence.OFF_SHIFT;
    }

    long turn() {
        return turn;
    }

    Set<String> regions() {
        return experts.values().stream()
                .flatMap(one -> one.regions().stream())
                .collect(Collectors.toSet());
    }

    List<Contender> contenders(Set<String> passed) {
        return experts.values().stream()
                .map(one -> new Contender(one, standing(one.username(), passed)))
                .toList();
    }

    private Standing standing(String name, Set<String> passed) {
        var one = Objects.requireNonNull(standings.get(name));
        return new Standing(name, one.load(), one.turn(), one.presence(), passed.contains(name));
    }

    void give(String name) {
        turn++;
        standings.computeIfPresent(
                name, (_, one) -> new Standing(name, one.load() + 1, turn, one.presence(), false));
    }

    /// Who could get work now.
    Set<String> free(boolean onShift) {
        var free = new HashSet<String>();
        for (var one : experts.values()) {
            var standing = Objects.requireNonNull(standings.get(one.username()));
            var here =
                    standing.presence() == Standing.Presence.HERE
                            || !onShift && standing.presence() == Standing.Presence.OFF_SHIFT;
            if (one.active() && !one.barred() && here && standing.load() < one.cap()) {
                // another version of them is somebody else: they may have learnt something
                free.add(one.username() + " " + one.version());
            }
        }
        return free;
    }

    Optional<Instant> due(String name, int minutes, Instant now) {
        return minutes == 0
                ? Optional.empty()
                : Objects.requireNonNull(experts.get(name))
                        .calendar()
                        .after(now, Duration.ofMinutes(minutes));
    }
}

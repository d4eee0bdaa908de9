package opora.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// Processor seconds and memory of processes so far, as the kernel counts them.
///
/// @param seconds by name of the process
/// @param machine of all processes, ours or not
/// @param megabytes resident memory by name, without what processes share
record Usage(Map<String, Double> seconds, double machine, Map<String, Long> megabytes) {
    private static final double TICKS_A_SECOND = 100;

    /// @param pids processes by name; the children of each count with it, unless named
    static Usage of(Map<String, Long> pids) {
        var stats = all();
        var seconds = new LinkedHashMap<String, Double>();
        var megabytes = new LinkedHashMap<String, Long>();
        pids.forEach(
                (name, pid) -> {
                    var own = stats.get(pid);
                    if (own == null) {
                        return;
                    }
                    var ticks = own.ticks + own.buriedTicks;
                    var memory = residentOf(pid);
                    for (var child : stats.entrySet()) {
                        if (child.getValue().parent == pid && !pids.containsValue(child.getKey())) {
                            ticks += child.getValue().ticks;
                            memory += residentOf(child.getKey());
                        }
                    }
                    seconds.put(name, ticks / TICKS_A_SECOND);
                    megabytes.put(name, memory / 1024);
                });
        return new Usage(seconds, machineSeconds(), megabytes);
    }

    /// Cores in use between an earlier moment and this one.
    double cores(String name, Usage earlier, double elapsedSeconds) {
        return (seconds.getOrDefault(name, 0.0) - earlier.seconds.getOrDefault(name, 0.0))
                / elapsedSeconds;
    }

    /// Cores that processes outside of the measurement used meanwhile.
    double others(Usage earlier, double elapsedSeconds) {
        var ours =
                seconds.keySet().stream()
                        .mapToDouble(name -> cores(name, earlier, elapsedSeconds))
                        .sum();
        return Math.max(0, (machine - earlier.machine) / elapsedSeconds - ours);
    }

    private record Stat(long parent, long ticks, long buriedTicks) {}

    private static Map<Long, Stat> all() {
        var stats = new LinkedHashMap<Long, Stat>();
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var process : processes) {
                var pid = Long.parseLong(process.getFileName().toString());
                try {
                    stats.put(pid, parse(Files.readString(process.resolve("stat"))));
                } catch (IOException e) {
                    continue; // it has just ended
                }
            }
        } catch (IOException e) {
            return Map.of(); // no such kernel: figures stay empty
        }
        return stats;
    }

    /// The program's name stands in brackets and may hold anything; counting starts behind it.
    private static Stat parse(String stat) {
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return new Stat(
                Long.parseLong(fields[1]),
                Long.parseLong(fields[11]) + Long.parseLong(fields[12]),
                Long.parseLong(fields[13]) + Long.parseLong(fields[14]));
    }

    private static long residentOf(long pid) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("RssAnon:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private static double machineSeconds() {
        try {
            var fields = Files.readAllLines(Path.of("/proc/stat")).getFirst().split("\\s+");
            long busy = 0;
            for (var field : new int[] {1, 2, 3, 6, 7}) {
                busy += Long.parseLong(Objects.requireNonNull(fields[field]));
            }
            return busy / TICKS_A_SECOND;
        } catch (IOException e) {
            return 0;
        }
    }
}

package opora.identity;

import java.util.LinkedHashMap;
import java.util.Map;

/// What people call the program and the machine that a User-Agent means. The order matters:
/// browsers claim to be each other.
final class Device {
    private static final Map<String, String> PROGRAMS = new LinkedHashMap<>();
    private static final Map<String, String> MACHINES = new LinkedHashMap<>();
    private static final int LONGEST = 40;

    static {
        PROGRAMS.put("YaBrowser/", "Yandex Browser");
        PROGRAMS.put("Edg/", "Edge");
        PROGRAMS.put("OPR/", "Opera");
        PROGRAMS.put("Firefox/", "Firefox");
        PROGRAMS.put("Chrome/", "Chrome");
        PROGRAMS.put("Safari/", "Safari");
        MACHINES.put("iPhone", "iPhone");
        MACHINES.put("iPad", "iPad");
        MACHINES.put("Android", "Android");
        MACHINES.put("Windows", "Windows");
        MACHINES.put("Mac OS X", "macOS");
        MACHINES.put("Linux", "Linux");
    }

    private Device() {}

    static String of(String agent) {
        var program = named(PROGRAMS, agent);
        var machine = named(MACHINES, agent);
        if (program.isEmpty()) {
            var first = agent.strip().split("[/ (]", 2)[0].replaceAll("[^\\w.-]", "");
            program = first.isEmpty() ? "?" : first.substring(0, Math.min(LONGEST, first.length()));
        }
        return machine.isEmpty() ? program : program + ", " + machine;
    }

    private static String named(Map<String, String> names, String agent) {
        return names.entrySet().stream()
                .filter(name -> agent.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}

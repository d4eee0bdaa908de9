package opora.tickets;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Something that was built in or used up.
public record UsedPart(String part, int quantity) {
    static final int MOST = 30;
    static final int LONGEST = 100;
    private static final Pattern COUNTED = Pattern.compile("(\\d{1,4})\\s*[x×хX*]\\s*(.+)");

    /// As people write them, each on a line of its own: `2 x Cable`, or just `Cable`.
    public static List<UsedPart> parse(String lines) {
        var parts = new ArrayList<UsedPart>();
        lines.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(
                        line -> {
                            var counted = COUNTED.matcher(line);
                            parts.add(
                                    counted.matches()
                                            ? new UsedPart(
                                                    counted.group(2).strip(),
                                                    Integer.parseInt(counted.group(1)))
                                            : new UsedPart(line, 1));
                        });
        return List.copyOf(parts);
    }

    public static String lines(List<UsedPart> parts) {
        return parts.stream().map(UsedPart::words).collect(Collectors.joining("\n"));
    }

    public String words() {
        return quantity + " × " + part;
    }

    boolean sound() {
        return !part.isBlank() && part.length() <= LONGEST && quantity >= 1 && quantity <= 9_999;
    }
}

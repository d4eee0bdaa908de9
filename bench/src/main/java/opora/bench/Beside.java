package opora.bench;

import java.io.IOException;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/// Something else that is measured on the same machine in the same hour: a command that prints
/// `orders/s=N`.
final class Beside {
    private static final Pattern RATE = Pattern.compile("orders/s=([0-9.]+)");

    private Beside() {}

    /// Shows what the command says; answers the last rate in it.
    static OptionalDouble run(String command) throws IOException, InterruptedException {
        System.out.printf("%nbeside it: %s%n", command);
        var process = new ProcessBuilder("bash", "-c", command).redirectErrorStream(true).start();
        var rate = OptionalDouble.empty();
        try (var lines = process.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println("  " + line);
                var last = lastRate(line);
                rate = last.isPresent() ? last : rate;
            }
        }
        process.waitFor();
        return rate;
    }

    static OptionalDouble lastRate(String line) {
        return RATE.matcher(line)
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .reduce((_, later) -> later);
    }

    static void print(double own, OptionalDouble other) {
        System.out.println(
                other.isEmpty()
                        ? "it did not say orders/s="
                        : String.format(
                                Locale.ROOT,
                                "orders/s=%.0f beside=%.0f ratio=%.2f",
                                own,
                                other.getAsDouble(),
                                own / other.getAsDouble()));
    }
}

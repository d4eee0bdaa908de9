package opora.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "desk",
        description =
                "Tickets of three years, with what was said and done on them, in a data folder for `opora run`"
                        + " or `opora demo`. Cut off, it goes on where it was when it is started again.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  opora seed desk --tickets 200000 --data /srv/opora-try",
            "  opora demo --data /srv/opora-try"
        })
final class SeedDeskCommand implements Callable<Integer> {
    @Option(names = "--tickets", description = "How many (${DEFAULT-VALUE}).")
    private int tickets = 200_000;

    @Option(names = "--data", description = "The folder (${DEFAULT-VALUE}).")
    private Path data = Path.of("data", "seeded");

    @Option(names = "--seed", description = "Decides what they are (${DEFAULT-VALUE}).")
    private long seed = 42;

    @Override
    public Integer call() {
        try {
            var begin = System.nanoTime();
            var filled = SeededFolder.fill(data, new DeskSeed.Plan(tickets, seed), List.of());
            say(
                    "tickets=%d new=%d seconds=%.0f",
                    tickets, filled, (System.nanoTime() - begin) / 1e9);
            return 0;
        } catch (IllegalStateException refused) {
            System.err.println("opora: " + refused.getMessage());
            return 2;
        }
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}

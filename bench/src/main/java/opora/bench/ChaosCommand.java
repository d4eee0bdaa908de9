package opora.bench;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "chaos",
        description =
                "Kill the contexts' processes, the broker and the database at random while people join"
                        + " and order, and count what is lost, doubled, out of order or unpaid.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {"  opora chaos --seconds 60 --seed 42"})
final class ChaosCommand implements Callable<Integer> {
    @Option(names = "--seconds", description = "How long the killing goes on (${DEFAULT-VALUE}).")
    private int seconds = 60;

    @Option(names = "--seed", description = "Decides who is killed and when (default: any).")
    private long seed = System.nanoTime() & 0xffff;

    @Option(names = "--rate", description = "Orders per second (${DEFAULT-VALUE}).")
    private double rate = 10;

    @Option(
            names = "--processes",
            description =
                    "How many processes the contexts are dealt out to; at most one each (four for each"
                            + " processor: ${DEFAULT-VALUE}).")
    private int processes = 4 * Runtime.getRuntime().availableProcessors();

    @Option(names = "--logs", paramLabel = "DIR", description = "Keep the processes' logs here.")
    private @Nullable Path logs;

    @Override
    public Integer call() throws Exception {
        System.out.printf("chaos for %d s with seed %d%n", seconds, seed);
        var outcome = new Chaos(Chaos.parts(processes), seconds, seed, rate, logs).run();
        System.out.println(outcome.line());
        return outcome.clean() ? 0 : 1;
    }
}

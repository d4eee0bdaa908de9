package opora.bench;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "live",
        description =
                "Customers who look at their tickets live and specialists who work on them, over HTTP and"
                        + " signed in; how long they wait, what it costs, and whether a line is lost.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {"  opora bench live --customers 1000 --staff 200 --minutes 5"})
final class LiveCommand implements Callable<Integer> {
    @Option(names = "--customers", description = "How many are connected (${DEFAULT-VALUE}).")
    private int customers = 1_000;

    @Option(names = "--staff", description = "How many work (${DEFAULT-VALUE}).")
    private int staff = 200;

    @Option(names = "--minutes", description = "How long it is measured (${DEFAULT-VALUE}).")
    private double minutes = 5;

    @Option(names = "--warm", description = "Seconds of the same before that (${DEFAULT-VALUE}).")
    private int warm = 30;

    @Override
    public Integer call() throws Exception {
        return new LiveRun(customers, staff, warm, (int) (minutes * 60)).run() ? 0 : 1;
    }
}

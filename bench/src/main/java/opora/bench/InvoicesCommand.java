package opora.bench;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "invoices",
        description =
                "Invoice many subscriptions that are due at once, and count whether each was billed"
                        + " once.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  opora bench invoices --count 100000",
            "  opora bench invoices --count 20000 --kills 10"
        })
final class InvoicesCommand implements Callable<Integer> {
    @Option(names = "--count", description = "How many subscriptions (${DEFAULT-VALUE}).")
    private int count = 100_000;

    @Option(
            names = "--kills",
            description = "How often the process is killed on the way (${DEFAULT-VALUE}).")
    private int kills = 0;

    @Override
    public Integer call() {
        var outcome = new InvoiceRun(count, kills).run();
        System.out.printf(
                "killed %d times, numbers left out: %d%n", outcome.kills(), outcome.gaps());
        System.out.println(outcome.line());
        return outcome.right() ? 0 : 1;
    }
}

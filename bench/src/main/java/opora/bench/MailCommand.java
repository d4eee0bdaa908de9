package opora.bench;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "mail",
        description =
                "Bring and fetch mails, among them answers, repetitions, machines' and broken ones, while"
                        + " the process is killed at every step of their way in turn, and count what each"
                        + " became.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  opora bench mail --mails 10000",
            "  opora bench mail --mails 10000 --kills 24"
        })
final class MailCommand implements Callable<Integer> {
    @Option(names = "--mails", description = "How many different ones (${DEFAULT-VALUE}).")
    private int mails = 10_000;

    @Option(
            names = "--kills",
            description = "How often the process is killed on the way (${DEFAULT-VALUE}).")
    private int kills = 24;

    @Option(names = "--seed", description = "Decides what the mails are (${DEFAULT-VALUE}).")
    private long seed = 42;

    @Override
    public Integer call() {
        var tally = new MailRun(mails, kills, seed).run();
        System.out.println(tally.line());
        return tally.right() ? 0 : 1;
    }
}

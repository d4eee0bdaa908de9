package opora.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Measurements and ordeals, for `opora bench`, `opora chaos` and `opora seed`.
@Command(
        name = "opora",
        mixinStandardHelpOptions = true,
        subcommands = {BenchCommand.class, ChaosCommand.class, SeedCommand.class})
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.setProperty("logback.configurationFile", "opora/bench/quiet.xml");
        System.exit(new CommandLine(new Main()).execute(args));
    }
}

package opora;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/// The one command. Every option can also be given as an environment variable: `--kafka-properties`
/// is `OPORA_KAFKA_PROPERTIES`.
@Command(
        name = "opora",
        description = "Business applications that collaborate only through events.",
        mixinStandardHelpOptions = true,
        version = "opora 0.1.0",
        subcommands = {
            RunCommand.class,
            DemoCommand.class,
            BrokerCommand.class,
            DlqCommand.class,
            AuditCommand.class,
            LedgerCommand.class,
            KeysCommand.class,
            ReplayCommand.class,
            ImportCommand.class,
            Main.Completion.class,
            CommandLine.HelpCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  opora demo                      sample people and data on http://127.0.0.1:8080",
            "  opora run                       an empty system, its data kept in ./data",
            "  opora run --port 9000 --data /srv/opora",
            "  opora run --contexts orders,billing --database jdbc:postgresql://db/{context} "
                    + "--kafka k1:9092",
            "  opora ledger verify             whether all accounts add up",
            "  opora dlq list                  events that failed, and what waits behind them",
            "  opora audit verify              whether anybody changed the journal",
            "  opora replay gateway.KeepProducts   a table made anew from its events",
            "  opora import --csv tickets.csv  the tickets of another system, each once",
            "  source <(opora completion)      completion for bash and zsh",
            "",
            "From a checkout, ./opora also knows:",
            "  ./opora test                    everything that continuous integration runs",
            "  ./opora bench orders --seconds 20",
            "  ./opora bench invoices --count 100000",
            "  ./opora bench classify --csv tickets.csv.gz",
            "  ./opora bench desk --tickets 200000",
            "  ./opora seed desk --tickets 200000 --data /srv/opora-try",
            "  ./opora chaos --seconds 60 --seed 7"
        })
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        var exit = commandLine().execute(args);
        // success returns with the command still running, or done: either way its threads decide
        if (exit != 0) {
            System.exit(exit);
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setDefaultValueProvider(new EnvironmentDefaults(System.getenv()))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(100)
                .setParameterExceptionHandler(Main::misread)
                .setExecutionExceptionHandler(new OneLine());
    }

    /// One line, and where the rest is told.
    private static int misread(ParameterException wrong, String[] args) {
        var command = wrong.getCommandLine();
        var err = command.getErr();
        err.println("opora: " + wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println("All options: " + command.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return ExitCode.USAGE;
    }

    @Command(
            name = "completion",
            description = "Print a script that completes this command in bash and zsh.",
            mixinStandardHelpOptions = true,
            footer = "%nTo use it: source <(opora completion)")
    static final class Completion implements Runnable {
        @Spec private CommandSpec spec;

        @Override
        public void run() {
            spec.commandLine()
                    .getOut()
                    .print(AutoComplete.bash("opora", spec.parent().commandLine()));
            spec.commandLine().getOut().flush();
        }
    }
}

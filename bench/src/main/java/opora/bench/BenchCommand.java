package opora.bench;

import picocli.CommandLine.Command;

@Command(
        name = "bench",
        description = "Measure how fast this machine carries a flow, and check that it is right.",
        mixinStandardHelpOptions = true,
        subcommands = {
            OrdersCommand.class,
            InvoicesCommand.class,
            MailCommand.class,
            LiveCommand.class,
            SignInCommand.class,
            ClassifyCommand.class,
            DeskCommand.class
        })
final class BenchCommand {}

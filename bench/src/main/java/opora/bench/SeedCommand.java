package opora.bench;

import picocli.CommandLine.Command;

@Command(
        name = "seed",
        description = "Fill a new data folder with what years of use would leave there.",
        mixinStandardHelpOptions = true,
        subcommands = {SeedDeskCommand.class})
final class SeedCommand {}

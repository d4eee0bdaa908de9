package opora;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "replay",
        description = {
            "Make a table that is read from events anew, in a running Opora and while it goes on.",
            "Without a name: list the tables that can be."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  opora replay", "  opora replay gateway.KeepProducts"})
final class ReplayCommand implements Callable<Integer> {
    @Mixin private RunningOpora running;

    @Parameters(
            arity = "0..1",
            paramLabel = "CONTEXT.NAME",
            description = "What keeps the table, with its context.")
    private @Nullable String name;

    @Override
    public Integer call() {
        return running.ask(name == null ? List.of("projections") : List.of("replay", name));
    }
}

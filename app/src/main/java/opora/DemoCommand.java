package opora;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "demo",
        description = "Run the application with sample people, sample data and a mailbox page.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {"  opora demo", "  opora demo --port 9000"})
final class DemoCommand implements Callable<Integer> {
    @Mixin private RunOptions options;

    @Override
    public Integer call() {
        Launch.of(options.settings(true));
        return 0;
    }
}

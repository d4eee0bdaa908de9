package opora;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "run",
        description = "Run the application; a second start on the same data goes on where it was.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  opora run",
            "  opora run --preset team",
            "  opora run --port 9000 --data /srv/opora",
            "  opora run --address 0.0.0.0 --certificate cert.pem --certificate-key key.pem",
            "  opora run --address 0.0.0.0 --port 443 --tls self --http-port 80",
            "  opora run --contexts orders --database jdbc:postgresql://db/{context} --kafka k1:9092"
        })
final class RunCommand implements Callable<Integer> {
    @Mixin private RunOptions options;

    @Override
    public Integer call() {
        Launch.of(options.settings(false));
        return 0;
    }
}

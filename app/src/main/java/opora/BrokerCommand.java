package opora;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import opora.engines.DataLock;
import opora.engines.EmbeddedKafka;
import opora.engines.FreePort;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "broker",
        description = "Run only the embedded Kafka broker, for processes that share it.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  opora broker --port 9092 --data data/broker",
            "  opora run --contexts orders --kafka 127.0.0.1:9092"
        })
final class BrokerCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(
            names = {"-p", "--port"},
            paramLabel = "PORT",
            description = "Port on the loopback address, 0 for any (default: ${DEFAULT-VALUE}).")
    private int port = 9092;

    @Option(
            names = {"-d", "--data"},
            paramLabel = "DIR",
            description = "Folder of its data (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data", "broker");

    @Override
    public Integer call() {
        if (port != 0 && !FreePort.available("127.0.0.1", port)) {
            throw new Misuse("port " + port + " is taken; choose another with --port");
        }
        var lock = DataLock.take(data);
        var broker = EmbeddedKafka.start(data.resolve("kafka"), port, Map.of());
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    broker.close();
                                    lock.close();
                                }));
        spec.commandLine().getOut().println("ready " + broker.bootstrap());
        spec.commandLine().getOut().flush();
        return 0;
    }
}

package opora;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class EnvironmentDefaultsTest {
    @Test
    void readsWhatTheCommandLineLeavesOut() {
        var settings = parse(Map.of("OPORA_PORT", "9000", "OPORA_CONTEXTS", "orders,billing"));
        assertThat(settings.web().port()).isEqualTo(9000);
        assertThat(settings.contexts()).isEqualTo(Set.of("orders", "billing"));
    }

    @Test
    void givesWayToTheCommandLine() {
        var settings = parse(Map.of("OPORA_DATA", "elsewhere"), "--data", "here");
        assertThat(settings.data()).isEqualTo(Path.of("here"));
    }

    @Test
    void runsEverythingOnThisMachineWhenNothingIsSaid() {
        assertThat(parse(Map.of())).isEqualTo(Settings.defaults(Path.of("data")));
    }

    private static Settings parse(Map<String, String> environment, String... arguments) {
        var options = new RunOptions();
        new CommandLine(CommandLine.Model.CommandSpec.create().addMixin("options", spec(options)))
                .setDefaultValueProvider(new EnvironmentDefaults(environment))
                .parseArgs(arguments);
        return options.settings(false);
    }

    private static CommandLine.Model.CommandSpec spec(RunOptions options) {
        return CommandLine.Model.CommandSpec.forAnnotatedObject(options);
    }
}

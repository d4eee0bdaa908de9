package opora;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine;

/// deploy/compose.yaml fits the program it starts.
class DeployTest {
    private static final Path DEPLOY = Path.of("..", "deploy");

    private static Map<String, Map<String, Object>> services() throws IOException {
        Map<String, Map<String, Map<String, Object>>> compose =
                new Yaml().load(Files.readString(DEPLOY.resolve("compose.yaml")));
        return new TreeMap<>(compose.get("services"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> environment(Map<String, Object> service) {
        return (Map<String, String>) service.getOrDefault("environment", Map.of());
    }

    private static Stream<Map<String, String>> processes() throws IOException {
        return services().values().stream()
                .map(DeployTest::environment)
                .filter(settings -> settings.containsKey("OPORA_CONTEXTS"));
    }

    @Test
    void carriesEveryContextOnce() throws IOException {
        var carried =
                processes()
                        .map(settings -> settings.get("OPORA_CONTEXTS"))
                        .flatMap(contexts -> Arrays.stream(contexts.split(",")))
                        .toList();
        assertThat(carried).containsExactlyInAnyOrderElementsOf(Settings.CONTEXTS);
    }

    @Test
    void setsOnlyWhatCanBeSet() throws IOException {
        var elsewhere =
                List.of(
                        "OPORA_MASTER_KEY",
                        "OPORA_SHELL_ADDRESS",
                        "OPORA_SHELL_METRICSFROM",
                        "OPORA_SHELL_FILES");
        var options =
                new CommandLine(new RunCommand())
                        .getCommandSpec().options().stream()
                                .map(option -> option.longestName())
                                .filter(name -> name.startsWith("--"))
                                .map(EnvironmentDefaults::variable)
                                .toList();
        var settings = processes().flatMap(all -> all.keySet().stream()).distinct().toList();
        assertThat(settings).allMatch(name -> elsewhere.contains(name) || options.contains(name));
    }

    @Test
    void givesEachProcessADatabaseThatIsMade() throws IOException {
        var made = Files.readString(DEPLOY.resolve("postgres/databases.sql"));
        var databases =
                processes()
                        .map(settings -> settings.get("OPORA_DATABASE"))
                        .map(url -> url.replaceAll(".*/(\\w+)\\?.*", "$1"))
                        .toList();
        assertThat(databases).doesNotHaveDuplicates().hasSizeGreaterThan(1);
        assertThat(databases).allMatch(name -> made.contains("create database " + name + " "));
    }

    @Test
    void pinsEveryImage() throws IOException {
        assertThat(services().values())
                .extracting(service -> service.get("image").toString())
                .allMatch(image -> image.matches("[\\w./-]+:v?\\d+\\.\\d+[\\w.-]*"));
    }

    @Test
    void showsSomethingInEveryPanelOfTheDashboard() throws IOException {
        Map<String, List<Map<String, Object>>> dashboard =
                new Yaml().load(Files.readString(DEPLOY.resolve("grafana/backbone.json")));
        var panels = dashboard.get("panels");
        assertThat(panels).extracting(panel -> panel.get("id")).doesNotHaveDuplicates();
        assertThat(panels)
                .hasSizeGreaterThan(10)
                .allSatisfy(
                        panel -> assertThat(panel.get("targets").toString()).contains("opora_"));
    }
}

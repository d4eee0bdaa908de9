package opora.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import opora.backbone.Topic;
import org.junit.jupiter.api.Test;

/// Holds docs/map against the code. `bin/map` runs this, too, to write it anew.
class MapFilesTest {
    private static final Path MAP = Path.of("..", "docs", "map");

    @Test
    void theMapOfEventsIsUpToDate() throws IOException {
        for (var file : new MapFiles(events()).all().entrySet()) {
            var path = MAP.resolve(file.getKey());
            if (Boolean.getBoolean("opora.map.write")) {
                Files.createDirectories(MAP);
                Files.writeString(path, file.getValue());
            }
            assertThat(path)
                    .as("docs/map is stale: run bin/map and commit what it writes")
                    .hasContent(file.getValue());
        }
    }

    @Test
    void knowsWhoTellsWhom() {
        var chart = new MapFiles(events()).all().get("events.mmd");
        assertThat(chart).containsPattern("orders -->\\|\"[^\"]*OrderCreated");
    }

    private static List<Class<?>> events() {
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("opora")
                        .stream()
                        .filter(each -> each.isAnnotatedWith(Topic.class))
                        .<Class<?>>map(JavaClass::reflect)
                        .toList();
    }
}

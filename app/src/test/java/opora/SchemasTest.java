package opora;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.List;
import opora.backbone.SchemaFiles;
import opora.backbone.Topic;
import org.junit.jupiter.api.Test;

/// Holds every event's record against its committed history in `app/schemas`. `bin/schemas` runs
/// this, too, to write the next version.
class SchemasTest {
    private final SchemaFiles files = new SchemaFiles(Path.of("schemas"), "bin/schemas");

    @Test
    void everyEventCanStillBeRead() {
        if (Boolean.getBoolean("opora.schemas.write")) {
            files.write(events()).forEach(each -> System.out.println("wrote app/" + each));
        }
        assertThat(files.problems(events())).isEmpty();
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

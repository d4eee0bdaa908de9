package opora;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Contexts talk only through events.
class WallsTest {
    private static final JavaClasses PRODUCT =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("opora");

    @Test
    void aContextSeesOnlyTheEventsOfAnother() {
        var walls = new Walls(PRODUCT);
        for (var context : Contexts.NAMES) {
            walls.around(context).check(PRODUCT);
        }
    }

    @Test
    void whatAllShareKnowsNoContext() {
        Walls.aroundWhatAllShare().check(PRODUCT);
    }

    @Test
    void aContextLeavesTheStartToTheRoot() {
        Walls.beforeTheStart().check(PRODUCT);
    }

    @Test
    void theSqlOfAContextNamesOnlyItsOwnTables() throws IOException {
        var trespasses = new ArrayList<String>();
        for (var context : Contexts.NAMES) {
            for (var file : sources(context)) {
                Walls.trespasses(context, Files.readString(file))
                        .forEach(found -> trespasses.add(file + ": " + found));
            }
        }
        assertThat(trespasses).isEmpty();
    }

    @Test
    void namesSayWhatAClassDoes() {
        Walls.ofNames().check(PRODUCT);
    }

    private static List<Path> sources(String context) throws IOException {
        var files = new ArrayList<Path>();
        for (var root : List.of("src/main/java/opora/", "src/main/resources/db/migration/")) {
            var folder = Path.of(root + context);
            if (Files.isDirectory(folder)) {
                try (var walk = Files.walk(folder)) {
                    walk.filter(Files::isRegularFile).forEach(files::add);
                }
            }
        }
        return files;
    }
}

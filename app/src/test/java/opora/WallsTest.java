package opora;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import opora.backbone.Topic;
import org.junit.jupiter.api.Test;

/// Contexts talk only through events. Two contexts may well hear each other, so their event records
/// refer in circles; behind those records nothing of another context is in sight.
class WallsTest {
    private static final JavaClasses PRODUCT =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("opora");
    private static final Set<JavaClass> EVENTS = events();
    private static final String TABLE =
            "(?i)\\b(?:from|join|into|update|table|references|only|exists)\\s+(%s)\\.[a-z_]+";

    @Test
    void aContextSeesOnlyTheEventsOfAnother() {
        for (var context : Contexts.NAMES) {
            noClasses()
                    .that()
                    .resideInAPackage("opora." + context + "..")
                    .should()
                    .dependOnClassesThat(behindTheWallOf(context))
                    .allowEmptyShould(true)
                    .check(PRODUCT);
        }
    }

    @Test
    void whatAllShareKnowsNoContext() {
        noClasses()
                .that()
                .resideInAnyPackage("opora.shell..", "opora.backbone..", "opora.engines..")
                .should()
                .dependOnClassesThat(
                        DescribedPredicate.describe("belong to a context", WallsTest::hasContext))
                .check(PRODUCT);
    }

    @Test
    void aContextLeavesTheStartToTheRoot() {
        noClasses()
                .that(DescribedPredicate.describe("belong to a context", WallsTest::hasContext))
                .should()
                .dependOnClassesThat(
                        DescribedPredicate.describe(
                                "start the process",
                                type ->
                                        type.getPackageName().equals("opora")
                                                && !belongsTo(type, Settings.class)))
                .check(PRODUCT);
    }

    @Test
    void theSqlOfAContextNamesOnlyItsOwnTables() throws IOException {
        var trespasses = new ArrayList<String>();
        for (var context : Contexts.NAMES) {
            var others = new ArrayList<>(Contexts.NAMES);
            others.remove(context);
            var foreign = Pattern.compile(TABLE.formatted(String.join("|", others)));
            for (var file : sources(context)) {
                foreign.matcher(Files.readString(file))
                        .results()
                        .forEach(found -> trespasses.add(file + ": " + found.group()));
            }
        }
        assertThat(trespasses).isEmpty();
    }

    @Test
    void namesSayWhatAClassDoes() {
        classes()
                .should()
                .haveNameNotMatching(".*(Service|Impl|Manager|Helper|Utils?|D[Tt][Oo]|Entity)")
                .check(PRODUCT);
    }

    private static DescribedPredicate<JavaClass> behindTheWallOf(String context) {
        return DescribedPredicate.describe(
                "lie behind another context's wall",
                type -> hasContext(type) && !isIn(context, type) && !EVENTS.contains(type));
    }

    private static boolean hasContext(JavaClass type) {
        return Contexts.NAMES.stream().anyMatch(context -> isIn(context, type));
    }

    private static boolean isIn(String context, JavaClass type) {
        return (type.getPackageName() + ".").startsWith("opora." + context + ".");
    }

    private static boolean belongsTo(JavaClass type, Class<?> outermost) {
        return type.getName().equals(outermost.getName())
                || type.getName().startsWith(outermost.getName() + "$");
    }

    /// The records with a topic, and the types of our own that they are made of.
    private static Set<JavaClass> events() {
        var found = new HashSet<JavaClass>();
        var open = new ArrayDeque<JavaClass>();
        PRODUCT.stream().filter(type -> type.isAnnotatedWith(Topic.class)).forEach(open::add);
        while (!open.isEmpty()) {
            var type = open.remove();
            if (found.add(type)) {
                parts(type).stream().filter(WallsTest::hasContext).forEach(open::add);
            }
        }
        return found;
    }

    private static List<JavaClass> parts(JavaClass type) {
        var parts = new ArrayList<JavaClass>();
        type.getFields().forEach(field -> parts.addAll(field.getAllInvolvedRawTypes()));
        PRODUCT.stream()
                .filter(inner -> inner.getEnclosingClass().filter(type::equals).isPresent())
                .forEach(parts::add);
        return parts;
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

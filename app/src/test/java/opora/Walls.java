package opora;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import opora.backbone.Topic;

/// What contexts must not know of each other. Two contexts may well hear each other, so their event
/// records refer in circles; behind those records nothing of another context is in sight.
final class Walls {
    private static final String TABLE =
            "(?i)\\b(?:from|join|into|update|table|references|only|exists)\\s+(%s)\\.[a-z_]+";

    private final JavaClasses all;
    private final Set<JavaClass> events;

    Walls(JavaClasses all) {
        this.all = all;
        this.events = events();
    }

    ArchRule around(String context) {
        return noClasses()
                .that()
                .resideInAPackage("opora." + context + "..")
                .should()
                .dependOnClassesThat(
                        DescribedPredicate.describe(
                                "lie behind another context's wall",
                                type ->
                                        hasContext(type)
                                                && !isIn(context, type)
                                                && !events.contains(type)))
                .allowEmptyShould(true);
    }

    static ArchRule aroundWhatAllShare() {
        return noClasses()
                .that()
                .resideInAnyPackage("opora.shell..", "opora.backbone..", "opora.engines..")
                .should()
                .dependOnClassesThat(
                        DescribedPredicate.describe("belong to a context", Walls::hasContext));
    }

    static ArchRule beforeTheStart() {
        return noClasses()
                .that(DescribedPredicate.describe("belong to a context", Walls::hasContext))
                .should()
                .dependOnClassesThat(
                        DescribedPredicate.describe(
                                "start the process",
                                type ->
                                        type.getPackageName().equals("opora")
                                                && !belongsTo(type, Settings.class)));
    }

    static ArchRule ofNames() {
        return classes()
                .should()
                .haveNameNotMatching(".*(Service|Impl|Manager|Helper|Utils?|D[Tt][Oo]|Entity)");
    }

    /// Where a context's text, in Java or in SQL, names tables of another one.
    static List<String> trespasses(String context, String text) {
        var others = new ArrayList<>(Contexts.NAMES);
        others.remove(context);
        return Pattern.compile(TABLE.formatted(String.join("|", others)))
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
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
    private Set<JavaClass> events() {
        var found = new HashSet<JavaClass>();
        var open = new ArrayDeque<JavaClass>();
        all.stream().filter(type -> type.isAnnotatedWith(Topic.class)).forEach(open::add);
        while (!open.isEmpty()) {
            var type = open.remove();
            if (found.add(type)) {
                parts(type).stream().filter(Walls::hasContext).forEach(open::add);
            }
        }
        return found;
    }

    private List<JavaClass> parts(JavaClass type) {
        var parts = new ArrayList<JavaClass>();
        type.getFields().forEach(field -> parts.addAll(field.getAllInvolvedRawTypes()));
        all.stream()
                .filter(inner -> inner.getEnclosingClass().filter(type::equals).isPresent())
                .forEach(parts::add);
        return parts;
    }
}

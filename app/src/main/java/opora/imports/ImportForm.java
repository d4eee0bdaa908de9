package opora.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import opora.shell.Flaw;
import org.jspecify.annotations.Nullable;

/// What somebody wants to be brought, not checked yet.
///
/// @param file its name in the folder for files of imports
/// @param name of the system it comes from; the source's where nothing is said
public record ImportForm(
        @Nullable String source,
        @Nullable String file,
        @Nullable String name,
        @Nullable String dry,
        List<Flaw> flaws) {
    static final ImportForm EMPTY = new ImportForm("CSV", "", "", "on", List.of());

    public String typedSource() {
        return Objects.requireNonNullElse(source, "");
    }

    public String typedFile() {
        return Objects.requireNonNullElse(file, "").strip();
    }

    public String typedName() {
        return Objects.requireNonNullElse(name, "").strip();
    }

    public boolean isDry() {
        return dry != null;
    }

    /// @param files those there are to choose from
    ImportForm checked(List<String> files) {
        var all = new ArrayList<Flaw>();
        if (Stream.of(Source.values()).noneMatch(one -> one.name().equals(typedSource()))) {
            all.add(Flaw.of("source", "imports.flaw.source"));
        }
        if (!files.contains(typedFile())) {
            all.add(Flaw.of("file", "imports.flaw.file"));
        }
        if (!named(typedName())) {
            all.add(Flaw.of("name", "imports.flaw.name"));
        }
        return new ImportForm(source, file, name, dry, all);
    }

    static boolean named(String name) {
        return name.matches("[\\p{L}\\p{N}._-]{0,40}");
    }

    String system() {
        return typedName().isEmpty() ? typedSource().toLowerCase(Locale.ROOT) : typedName();
    }
}

package opora.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import opora.Settings;
import opora.shell.Flaw;
import opora.shell.FlawedRequest;
import opora.shell.WholeFile;
import org.springframework.stereotype.Component;

/// Where the files lie that pages and programs may have brought. Nothing outside of it can be
/// named.
@Component
class ImportFolder {
    private static final int MOST = 200;
    private static final String NAMES = "[\\p{L}\\p{N}_][\\p{L}\\p{N} ._()-]{0,99}";

    private final Path path;

    ImportFolder(Settings settings) {
        this.path = settings.data().toAbsolutePath().normalize().resolve("imports");
    }

    Path path() {
        return path;
    }

    /// What can be brought.
    List<String> files() {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(path)) {
            return all.map(one -> String.valueOf(one.getFileName()))
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .limit(MOST)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /// Keeps a file whole or not at all; one of the same name gives way.
    ///
    /// @return what it is called here
    String keep(String name, InputStream body) throws IOException {
        var called = name.strip();
        if (!called.matches(NAMES)) {
            throw new FlawedRequest(List.of(Flaw.of("name", "imports.flaw.called")));
        }
        var all = new PushbackInputStream(body);
        var first = all.read();
        if (first < 0) {
            throw new FlawedRequest(List.of(Flaw.of("file", "files.empty")));
        }
        all.unread(first);
        Files.createDirectories(path);
        WholeFile.put(all, path.resolve(called));
        return called;
    }
}

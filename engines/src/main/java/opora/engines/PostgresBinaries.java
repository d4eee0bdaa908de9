package opora.engines;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs, unpacked once per version and user. The folder appears by one rename, so
/// two processes that unpack at the same moment cannot see half of it.
final class PostgresBinaries {
    private PostgresBinaries() {}

    /// The folder that holds `bin`, `lib` and `share`.
    static Path unpacked() {
        return unpackedIn(cache());
    }

    static Path unpackedIn(Path cache) {
        var home = cache.resolve("postgres-" + version() + "-" + platform());
        return Files.isDirectory(home) ? home : unpack(home);
    }

    private static Path unpack(Path home) {
        var archive = "/postgres-" + platform() + ".txz";
        try (var packed = PostgresBinaries.class.getResourceAsStream(archive)) {
            if (packed == null) {
                throw new EngineFailure("no PostgreSQL for this machine in the jar: " + archive);
            }
            Files.createDirectories(home.getParent());
            var half = Files.createTempDirectory(home.getParent(), home.getFileName() + ".part");
            unpack(packed, half);
            if (!moved(half, home)) {
                delete(half);
            }
            return home;
        } catch (IOException e) {
            throw new EngineFailure("cannot unpack PostgreSQL into " + home + ": " + e, e);
        }
    }

    private static void unpack(InputStream packed, Path target) throws IOException {
        try (var tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (!entry.isDirectory() && !entry.getName().endsWith(".a")) {
                    write(tar, entry, target.resolve(entry.getName()).normalize());
                }
            }
        }
    }

    private static void write(InputStream content, TarArchiveEntry entry, Path file)
            throws IOException {
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, file);
            var executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static boolean moved(Path half, Path home) throws IOException {
        try {
            Files.move(half, home, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            if (Files.isDirectory(home, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
            throw e;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static Path cache() {
        var wanted = System.getenv("XDG_CACHE_HOME");
        var base =
                wanted == null || wanted.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".cache")
                        : Path.of(wanted);
        return base.resolve("opora");
    }

    private static String version() {
        try (var file = PostgresBinaries.class.getResourceAsStream("postgres.version")) {
            var bytes = Objects.requireNonNull(file).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new EngineFailure("cannot read PostgreSQL's version", e);
        }
    }

    /// As the archives are named, such as `linux-x86_64` and `darwin-arm_64`.
    private static String platform() {
        var system = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
        return system + (System.getProperty("os.arch").equals("aarch64") ? "-arm_64" : "-x86_64");
    }
}

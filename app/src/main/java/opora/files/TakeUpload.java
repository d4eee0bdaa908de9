package opora.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import opora.shell.FileKind;
import opora.shell.FileSettings;
import opora.shell.FileStore;
import opora.shell.Flaw;
import opora.shell.FlawedRequest;
import opora.shell.Ids;
import opora.shell.Receipts;
import opora.shell.Refused;
import opora.shell.UploadedFile;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Takes the bytes of a file. They pass through a file of our own, not through memory, and are
/// judged before they are kept.
@Component
class TakeUpload {
    private final JdbcClient db;
    private final FileStore store;
    private final Receipts receipts;
    private final FileSettings settings;

    TakeUpload(JdbcClient db, FileStore store, Receipts receipts, FileSettings settings) {
        this.db = db;
        this.store = store;
        this.receipts = receipts;
        this.settings = settings;
    }

    /// @param receipt to be sent along with what is written
    record Taken(String receipt, String name, String type, long bytes) {}

    Taken take(String username, String name, InputStream body) throws IOException {
        var spool = Files.createTempFile("opora-upload", "");
        try {
            var sum = spool(body, spool);
            var bytes = Files.size(spool);
            var head = head(spool);
            check(username, name, head, bytes);
            var id = Ids.next().toString();
            var file =
                    new UploadedFile(id, FileKind.cleanName(name), FileKind.of(head), bytes, sum);
            // its row first: cut off in between, nothing lies there that nobody sweeps
            var sql = "insert into files.uploads (id, owner, bytes) values (?, ?, ?)";
            db.sql(sql).params(id, username, bytes).update();
            store.keep(id, spool);
            return new Taken(receipts.give(username, file), file.name(), file.type(), bytes);
        } finally {
            Files.deleteIfExists(spool);
        }
    }

    private void check(String username, String name, byte[] head, long bytes) {
        if (bytes == 0) {
            throw new FlawedRequest(List.of(Flaw.of("file", "files.empty")));
        }
        if (bytes > settings.largest().toBytes()) {
            throw new Refused(HttpStatus.CONTENT_TOO_LARGE, "files.large");
        }
        if (FileKind.harms(name, head)) {
            throw new FlawedRequest(List.of(Flaw.of("file", "files.harmful")));
        }
        var sql = "select coalesce(sum(bytes), 0) from files.uploads where owner = ?";
        var waiting = db.sql(sql).param(username).query(Long.class).single();
        if (waiting + bytes > settings.waiting().toBytes()) {
            throw new Refused(HttpStatus.TOO_MANY_REQUESTS, "files.waiting");
        }
    }

    /// @return the sum of what came
    private static String spool(InputStream body, Path spool) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            try (var out = Files.newOutputStream(spool)) {
                new DigestInputStream(body, digest).transferTo(out);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] head(Path spool) throws IOException {
        try (var in = Files.newInputStream(spool)) {
            return in.readNBytes(FileKind.HEAD_BYTES);
        }
    }
}

package opora.shell;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import opora.backbone.PersonKeys;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Gathers what a context's tables say of somebody, for that person's eyes.
@Component
@Lazy
public class PersonalRows {
    /// Records stay well below what Kafka takes.
    private static final int PIECE = 300_000;

    private final JdbcClient db;
    private final MasterKey master;
    private final PersonKeys keys;

    public PersonalRows(JdbcClient db, MasterKey master, PersonKeys keys) {
        this.db = db;
        this.master = master;
        this.keys = keys;
    }

    /// Rows of one kind.
    ///
    /// @param name for the person who reads them
    /// @param sql with one parameter, the username
    public record Kind(String name, String sql) {}

    public List<DataGathered> gathered(DataWanted wanted, String context, Kind... kinds) {
        var parts = new ArrayList<String>();
        for (var kind : kinds) {
            parts.add("\"" + kind.name() + "\": " + rows(kind.sql(), wanted.username()));
        }
        var json = keys.revealJson("{\n" + String.join(",\n", parts) + "\n}\n");
        // twice: staff who may look at events sees what is sealed for the person alone opened
        var sealed = master.seal(packed(json), purpose(wanted.request()));
        var encoded = Base64.getEncoder().encodeToString(sealed);
        return pieces(wanted.request(), context, keys.seal(wanted.username(), encoded));
    }

    /// All pieces of one context, in their order, as the JSON they were.
    public String open(String request, String sealed) {
        var encoded = Base64.getDecoder().decode(keys.open(sealed));
        var bytes = master.open(encoded, purpose(request));
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String rows(String sql, String username) {
        var all = "select coalesce(jsonb_pretty(jsonb_agg(to_jsonb(r))), '[]') from (%s) r";
        return db.sql(all.formatted(sql)).param(username).query(String.class).single();
    }

    private static List<DataGathered> pieces(String request, String context, String sealed) {
        var parts = (sealed.length() + PIECE - 1) / PIECE;
        var pieces = new ArrayList<DataGathered>();
        for (int i = 0; i < parts; i++) {
            var end = Math.min(sealed.length(), (i + 1) * PIECE);
            var piece = sealed.substring(i * PIECE, end);
            pieces.add(new DataGathered(request, context, i + 1, parts, piece));
        }
        return pieces;
    }

    private static byte[] packed(String json) {
        var bytes = new ByteArrayOutputStream();
        try (var packing = new GZIPOutputStream(bytes)) {
            packing.write(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String purpose(String request) {
        return "export " + request;
    }
}

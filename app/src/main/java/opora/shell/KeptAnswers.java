package opora.shell;

import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import opora.backbone.Database;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Makes a request with a key happen once: what it was answered is kept for a day, in the
/// transaction of what it did, and given again to whoever sends the same. A twin that comes
/// meanwhile waits. For things that have no key of their own; each context has a table of its own,
/// `kept_answers`, and an [KeptAnswers.Old] that forgets. Answers are sealed, for some show a
/// secret.
@Component
@Lazy
public class KeptAnswers {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Database database;
    private final JdbcClient db;
    private final MasterKey master;

    KeptAnswers(Database database, JdbcClient db, MasterKey master) {
        this.database = database;
        this.db = db;
        this.master = master;
    }

    /// @param again whether it had been given before
    public record Given<T>(T answer, boolean again) {
        /// To be answered as something new, with where it is and whether it was asked for before.
        public ResponseEntity.BodyBuilder created(String path) {
            return ResponseEntity.created(URI.create(path))
                    .header(IdempotencyKey.REPLAYED, Boolean.toString(again));
        }
    }

    /// @param key nothing is kept where there is none
    /// @param asked whatever makes two requests the same
    public <T> Given<T> once(
            String context,
            Person person,
            @Nullable String key,
            Object asked,
            Class<T> type,
            Supplier<T> act) {
        if (key == null) {
            return new Given<>(act.get(), false);
        }
        var purpose = "answer to " + person.username() + " " + key;
        return database.transact(
                context,
                _ -> {
                    if (!claim(context, person.username(), key, print(asked))) {
                        var kept = kept(context, person.username(), key, print(asked));
                        var plain = master.open(kept, purpose);
                        return new Given<>(JSON.readValue(plain, type), true);
                    }
                    var answer = act.get();
                    var sealed = master.seal(JSON.writeValueAsBytes(answer), purpose);
                    keep(context, person.username(), key, sealed);
                    return new Given<>(answer, false);
                });
    }

    /// Forgets answers past their day, every now and then.
    public static final class Old extends Round {
        private final JdbcClient db;
        private final String context;

        public Old(JdbcClient db, String context) {
            super("kept answers of " + context, Duration.ofMinutes(10), 10);
            this.db = db;
            this.context = context;
        }

        @Override
        protected void look() {
            var sql = "delete from %s.kept_answers where at < now() - interval '1 day'";
            db.sql(sql.formatted(context)).update();
        }
    }

    private boolean claim(String context, String username, String key, byte[] print) {
        var sql =
                """
                insert into %s.kept_answers (username, key, asked) values (?, ?, ?) on conflict do nothing
                """;
        return db.sql(sql.formatted(context)).params(username, key, print).update() == 1;
    }

    private void keep(String context, String username, String key, byte[] sealed) {
        var sql = "update %s.kept_answers set sealed = ? where username = ? and key = ?";
        db.sql(sql.formatted(context)).params(sealed, username, key).update();
    }

    private byte[] kept(String context, String username, String key, byte[] print) {
        var sql = "select sealed from %s.kept_answers where username = ? and key = ? and asked = ?";
        return db.sql(sql.formatted(context))
                .params(username, key, print)
                .query(byte[].class)
                .optional()
                .orElseThrow(
                        () -> new Refused(HttpStatus.UNPROCESSABLE_CONTENT, "problem.key.reused"));
    }

    /// Keyed, for some requests hold a secret that could be guessed from a plain one.
    private byte[] print(Object asked) {
        return master.derive("asked " + JSON.writeValueAsString(asked));
    }
}

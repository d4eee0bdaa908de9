package opora.files;

import java.time.Duration;
import opora.shell.FileSettings;
import opora.shell.FileStore;
import opora.shell.Round;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Sweeps away what was uploaded and never sent along. A receipt is good for at least a day less
/// than uploads stay, so nothing goes that could still be meant; and a fresh process first hears,
/// for as long as a pause lasts, what was sent while it was away.
@Component
class SweepUploads extends Round {
    private static final int AT_ONCE = 100;

    private final JdbcClient db;
    private final FileStore store;
    private final FileSettings settings;

    SweepUploads(JdbcClient db, FileStore store, FileSettings settings) {
        super("files that nobody sent", Duration.ofHours(1), 10);
        this.db = db;
        this.store = store;
        this.settings = settings;
    }

    @Override
    protected void look() {
        var sql =
                """
                select id from files.uploads where at < now() - make_interval(secs => ?) order by at limit ?
                """;
        var ids =
                db.sql(sql).params(settings.keep().toSeconds(), AT_ONCE).query(String.class).list();
        ids.forEach(this::sweep);
        if (ids.size() == AT_ONCE) {
            ring();
        }
    }

    private void sweep(String id) {
        store.delete(id);
        db.sql("delete from files.uploads where id = ?").param(id).update();
    }
}

package opora.journal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import opora.backbone.Database;
import opora.shell.Round;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Begins the chain, and lets go of entries past their time. The chain then begins with the oldest
/// that is left, and knows the seal of the one before.
@Component
class DropOld extends Round {
    private final Database database;
    private final JdbcClient db;
    private final Chain chain;
    private final JournalSettings settings;

    DropOld(Database database, JdbcClient db, Chain chain, JournalSettings settings) {
        super("journal", Duration.ofHours(1), 0);
        this.database = database;
        this.db = db;
        this.chain = chain;
        this.settings = settings;
    }

    /// Only from the front: an entry that carries an older time behind a younger one stays with it.
    void dropBefore(Instant limit) {
        database.transact(
                "journal",
                _ -> {
                    var ends = chain.hold();
                    var kept =
                            db.sql("select min(position) from journal.entries where at >= ?")
                                    .param(limit.atOffset(ZoneOffset.UTC))
                                    .query(Long.class)
                                    .optional()
                                    .orElse(ends.lastPosition() + 1);
                    if (kept > ends.firstPosition()) {
                        chain.keep(ends.beginningAfter(kept - 1, sealOf(kept - 1)));
                        db.sql("delete from journal.entries where position < ?")
                                .param(kept)
                                .update();
                    }
                    return kept;
                });
    }

    private byte[] sealOf(long position) {
        return db.sql("select seal from journal.entries where position = ?")
                .param(position)
                .query(byte[].class)
                .single();
    }

    @Override
    public void start() {
        database.transact(
                "journal",
                _ -> {
                    chain.begin();
                    return true;
                });
        super.start();
        ring();
    }

    @Override
    protected void look() {
        dropBefore(Instant.now().minus(settings.keep()));
    }

    /// Before events come.
    @Override
    public int getPhase() {
        return -1;
    }
}

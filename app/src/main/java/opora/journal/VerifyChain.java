package opora.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import opora.shell.MasterKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Reads the whole journal and finds what somebody changed, removed or put elsewhere behind our
/// back. It needs the database and the master key, and nothing that runs.
public final class VerifyChain {
    private static final int PAGE = 5_000;
    private static final int MOST_FINDINGS = 100;

    /// What came of it.
    ///
    /// @param entries how many were read
    /// @param findings one sentence for each place where something is wrong
    public record Verdict(long entries, List<String> findings) {
        public boolean sound() {
            return findings.isEmpty();
        }
    }

    private final JdbcClient db;
    private final ChainKey key;
    private final ChainEnds ends;
    private final List<String> findings = new ArrayList<>();
    private byte[] previous;
    private long expected;
    private boolean linked = true;
    private long entries;

    private VerifyChain(JdbcClient db, ChainKey key) {
        this.db = db;
        this.key = key;
        this.ends = db.sql(Chain.ENDS).query(ChainEnds.class).single();
        this.previous = ends.beforeFirst();
        this.expected = ends.firstPosition();
    }

    /// In one snapshot, since entries are added meanwhile.
    public static Verdict of(DataSource database, MasterKey master) {
        try (var connection = database.getConnection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            var db = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            var sealed = db.sql("select key from journal.chain").query(byte[].class).single();
            var key = new ChainKey(master.open(sealed, Chain.PURPOSE));
            var verdict = new VerifyChain(db, key).verify();
            connection.rollback();
            return verdict;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the journal: " + e.getMessage(), e);
        }
    }

    /// The same, with the key from the environment or the data folder.
    public static Verdict of(DataSource database, @Nullable String masterKey, Path data) {
        return of(database, new MasterKey(masterKey, data));
    }

    private Verdict verify() {
        var stored = db.sql("select seal from journal.chain").query(byte[].class).single();
        if (!Arrays.equals(stored, key.seal(ends))) {
            findings.add("where the journal begins and ends was changed");
        }
        var page = page(Long.MIN_VALUE);
        while (!page.isEmpty() && findings.size() < MOST_FINDINGS) {
            page.forEach(this::look);
            page = page(page.getLast().position());
        }
        lookAtTheEnd();
        return new Verdict(entries, List.copyOf(findings));
    }

    private void look(Kept kept) {
        entries++;
        var position = kept.position();
        if (position < expected) {
            findings.add("entry " + position + " was put in front of the first one");
            return;
        }
        if (position > expected) {
            findings.add(span(expected, position - 1) + " missing");
            linked = false;
        }
        var own = key.seal(kept.previous(), position, kept.entry());
        var sound = Arrays.equals(own, kept.seal());
        if (!sound) {
            findings.add("entry " + position + " was changed, or is not in its own place");
        } else if (linked && !Arrays.equals(previous, kept.previous())) {
            findings.add("entry " + position + " does not follow from the one before it");
        }
        linked = sound;
        previous = kept.seal();
        expected = position + 1;
    }

    private void lookAtTheEnd() {
        if (expected <= ends.lastPosition()) {
            findings.add(span(expected, ends.lastPosition()) + " missing");
        } else if (expected > ends.lastPosition() + 1) {
            findings.add(span(ends.lastPosition() + 1, expected - 1) + " added by somebody else");
        } else if (linked && !Arrays.equals(previous, ends.lastSeal())) {
            findings.add("entry " + ends.lastPosition() + " is not the one that was kept last");
        }
    }

    private static String span(long from, long to) {
        return from == to ? "entry " + from + " is" : "entries " + from + " to " + to + " are";
    }

    private List<Kept> page(long after) {
        return db.sql(Kept.COLUMNS + "where position > ? order by position limit ?")
                .params(after, PAGE)
                .query(Kept::read)
                .list();
    }
}

package opora.journal;

import static java.sql.Types.ARRAY;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import opora.backbone.Rows;
import opora.shell.MasterKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The one chain of all entries. Whoever adds to it, or cuts it, holds its ends until the
/// transaction is over.
@Component
class Chain {
    static final String ENDS =
            "select first_position, before_first, last_position, last_seal from journal.chain";
    static final String PURPOSE = "journal";
    private static final int KEY_BYTES = 32;

    private final JdbcClient db;
    private final MasterKey master;
    private volatile @Nullable ChainKey known;

    Chain(JdbcClient db, MasterKey master) {
        this.db = db;
        this.master = master;
    }

    void add(List<Entry> entries) {
        var key = key();
        var ends = hold();
        var kept = new ArrayList<Kept>();
        for (var entry : entries) {
            var position = ends.lastPosition() + 1;
            var seal = key.seal(ends.lastSeal(), position, entry);
            kept.add(Kept.at(position, entry, ends.lastSeal(), seal));
            ends = ends.endingAt(position, seal);
        }
        insert(kept);
        keep(ends);
    }

    ChainEnds hold() {
        return db.sql(ENDS + " for update").query(ChainEnds.class).single();
    }

    void keep(ChainEnds ends) {
        var sql =
                """
                update journal.chain
                set first_position = ?, before_first = ?, last_position = ?, last_seal = ?, seal = ?
                """;
        db.sql(sql)
                .params(ends.firstPosition(), ends.beforeFirst())
                .params(ends.lastPosition(), ends.lastSeal(), key().seal(ends))
                .update();
    }

    /// Makes the chain at the first start. Of two processes that begin at once, one makes it.
    void begin() {
        if (sealedKey().isPresent()) {
            return;
        }
        var bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        var ends = ChainEnds.fresh();
        var sql =
                """
                insert into journal.chain (key, first_position, before_first, last_position, last_seal, seal)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing
                """;
        db.sql(sql)
                .params(master.seal(bytes, PURPOSE), ends.firstPosition(), ends.beforeFirst())
                .params(ends.lastPosition(), ends.lastSeal(), new ChainKey(bytes).seal(ends))
                .update();
    }

    private ChainKey key() {
        var key = known;
        if (key == null) {
            key = new ChainKey(master.open(sealedKey().orElseThrow(), PURPOSE));
            known = key;
        }
        return key;
    }

    private Optional<byte[]> sealedKey() {
        return db.sql("select key from journal.chain").query(byte[].class).optional();
    }

    private void insert(List<Kept> kept) {
        var rows = new Rows<>(kept);
        var sql =
                """
                insert into journal.entries
                    (position, at, who, behind, action, subject, before, after, origin, client, request, correlation, previous, seal)
                select * from unnest(:positions, :times, :whos, :behinds, :actions, :subjects, :befores, :afters,
                    :origins, :clients, :requests, :correlations, :previous, :seals)
                """;
        db.sql(sql)
                .param("positions", rows.longs(Kept::position), ARRAY)
                .param("times", rows.times(Kept::at), ARRAY)
                .param("whos", rows.texts(Kept::who), ARRAY)
                .param("behinds", rows.texts(Kept::behind), ARRAY)
                .param("actions", rows.texts(Kept::action), ARRAY)
                .param("subjects", rows.texts(Kept::subject), ARRAY)
                .param("befores", rows.texts(Kept::before), ARRAY)
                .param("afters", rows.texts(Kept::after), ARRAY)
                .param("origins", rows.texts(Kept::origin), ARRAY)
                .param("clients", rows.texts(Kept::client), ARRAY)
                .param("requests", rows.texts(Kept::request), ARRAY)
                .param("correlations", rows.texts(Kept::correlation), ARRAY)
                .param("previous", kept.stream().map(Kept::previous).toArray(byte[][]::new), ARRAY)
                .param("seals", kept.stream().map(Kept::seal).toArray(byte[][]::new), ARRAY)
                .update();
    }
}

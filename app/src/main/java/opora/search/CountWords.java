package opora.search;

import static java.sql.Types.ARRAY;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import opora.backbone.Database;
import opora.shell.Round;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Counts in the background how many texts have which word, so that whoever writes texts need not
/// wait for a row that everybody writes to.
@Component
class CountWords extends Round {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int SHARE = 4;
    private static final int AT_ONCE = 2_000;

    private static final String ALONE =
            "select pg_try_advisory_xact_lock(hashtext('search.lexemes'))";

    /// The same, but waits for whoever counts now.
    static final String ALONE_AT_LAST = "select pg_advisory_xact_lock(hashtext('search.lexemes'))";

    private static final String LAST =
            "select max(id) from (select id from search.heard order by id limit ?) few";

    /// Numbers and addresses are too many, and all of them are rare; so are values that anybody may
    /// type.
    private static final String COUNT =
            """
            insert into search.lexemes (word, texts)
            select word, ndoc from ts_stat('select words from search.heard where id <= %d')
            where word ~ '^#?[[:alpha:]-]{2,40}$' or word ~ '^#.{1,40}$'
                or word like '=%%' and split_part(substr(word, 2), ':', 1) in (
                    select field from search.fields where kind in ('CHOICE', 'FLAG'))
            order by word
            on conflict (word) do update set texts = lexemes.texts + excluded.texts
            returning case when xmax = 0 then word end
            """;

    private final Database database;
    private final JdbcClient db;

    CountWords(Database database, JdbcClient db) {
        super("words", PAUSE, SHARE);
        this.database = database;
        this.db = db;
    }

    @Override
    protected void look() {
        while (database.transact(SearchContext.NAME, _ -> count())) {
            Thread.yield();
        }
    }

    /// Answers whether there may be more.
    private boolean count() {
        if (!db.sql(ALONE).query(Boolean.class).single()) {
            return false;
        }
        var last = db.sql(LAST).param(AT_ONCE).query(Long.class).list().getFirst();
        if (last == null) {
            return false;
        }
        var fresh = db.sql(COUNT.formatted(last)).query(String.class).list();
        slips(fresh.stream().filter(word -> word != null && Slips.fits(word)).toList());
        return db.sql("delete from search.heard where id <= ?").param(last).update() >= AT_ONCE;
    }

    private void slips(List<String> words) {
        var slips = new ArrayList<String>();
        var of = new ArrayList<String>();
        for (var word : words) {
            for (var slip : Slips.of(word)) {
                slips.add(slip);
                of.add(word);
            }
        }
        var sql =
                """
                insert into search.slips (slip, word) select * from unnest(:slips, :words) on conflict do nothing
                """;
        db.sql(sql)
                .param("slips", slips.toArray(String[]::new), ARRAY)
                .param("words", of.toArray(String[]::new), ARRAY)
                .update();
    }
}

package opora.search;

import java.time.Duration;
import opora.backbone.Database;
import opora.shell.Round;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Makes the words of tickets anew in the background where a field of theirs has changed.
@Component
class RefreshWords extends Round {
    private static final int AT_ONCE = 200;

    private final Database database;
    private final JdbcClient db;
    private final IndexWords index;

    RefreshWords(Database database, JdbcClient db, IndexWords index) {
        super("stale words", Duration.ofMinutes(1), 4);
        this.database = database;
        this.db = db;
        this.index = index;
    }

    /// Once what is going on is committed.
    void soon() {
        database.afterCommit(this::ring);
    }

    @Override
    protected void look() {
        while (database.transact(SearchContext.NAME, _ -> some())) {
            Thread.yield();
        }
    }

    /// Answers whether there may be more.
    private boolean some() {
        var sql =
                """
                delete from search.stale where number in (
                    select number from search.stale order by number limit :most for update skip locked)
                returning number
                """;
        var numbers = db.sql(sql).param("most", AT_ONCE).query(Long.class).list();
        if (!numbers.isEmpty()) {
            index.anew(numbers);
        }
        return numbers.size() == AT_ONCE;
    }
}

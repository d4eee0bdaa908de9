package opora.visits;

import java.time.Duration;
import opora.shell.Round;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Visits that were over long ago are known to the desk; nothing of them stays here.
@Component
class DropOld extends Round {
    private static final int AT_ONCE = 5_000;

    private final JdbcClient db;
    private final VisitsSettings settings;

    DropOld(JdbcClient db, VisitsSettings settings) {
        super("old visits", Duration.ofHours(1), 10);
        this.db = db;
        this.settings = settings;
    }

    @Override
    protected void look() {
        var sql =
                """
                with old as (
                    delete from visits.visits where ticket in (
                        select ticket from visits.visits
                        where phase not in ('NEW', 'WORKING', 'WAITING') and changed_at < now() - make_interval(secs => ?)
                        limit ?)
                    returning ticket),
                acts as (delete from visits.acts where ticket in (select ticket from old))
                select count(*) from old
                """;
        var dropped =
                db.sql(sql)
                        .params((double) settings.keep().toSeconds(), AT_ONCE)
                        .query(Long.class)
                        .single();
        if (dropped == AT_ONCE) {
            ring();
        }
    }
}

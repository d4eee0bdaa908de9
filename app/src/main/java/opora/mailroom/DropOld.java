package opora.mailroom;

import java.time.Duration;
import opora.shell.Round;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Lets go of mails past their time. What became of each stays, so that one that comes again is
/// still known; what waits for somebody stays as it is.
@Component
class DropOld extends Round {
    private static final int AT_ONCE = 500;

    private final JdbcClient db;
    private final MailroomSettings settings;

    DropOld(JdbcClient db, MailroomSettings settings) {
        super("old-mails", Duration.ofHours(1), 0);
        this.db = db;
        this.settings = settings;
    }

    @Override
    protected void look() {
        while (isRunning() && drop() == AT_ONCE) {
            Thread.onSpinWait();
        }
    }

    int drop() {
        var sql =
                """
                with old as (
                    select id from mailroom.mails m
                    where received_at < now() - make_interval(secs => :seconds)
                        and fate not in ('WAITING', 'TROUBLED', 'HELD')
                        and exists (select from mailroom.raws r where r.mail_id = m.id)
                    order by received_at limit :most),
                gone as (delete from mailroom.raws where mail_id in (select id from old))
                update mailroom.mails set sender = '', sender_name = '', subject = '', envelope = '', customer = ''
                where id in (select id from old)
                """;
        return db.sql(sql)
                .param("seconds", settings.keep().toSeconds())
                .param("most", AT_ONCE)
                .update();
    }
}

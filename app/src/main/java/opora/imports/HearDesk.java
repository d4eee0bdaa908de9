package opora.imports;

import opora.backbone.Handles;
import opora.tickets.Channel;
import opora.tickets.TicketImported;
import opora.tickets.TicketRefused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Notes what the desk made of records.
@Component
class HearDesk {
    private final JdbcClient db;

    HearDesk(JdbcClient db) {
        this.db = db;
    }

    @Handles
    void on(TicketImported imported) {
        db.sql("update imports.records set state = 'TAKEN', number = ? where request_id = ?")
                .params(imported.number(), imported.requestId())
                .update();
    }

    @Handles
    void on(TicketRefused refused) {
        if (refused.channel() != Channel.IMPORT) {
            return;
        }
        var sql =
                """
                with skipped as (
                    update imports.records set state = 'SKIPPED' where request_id = ? returning run, source_id)
                insert into imports.remarks (run, source_id, reason, place, value)
                select run, source_id, 'desk', ?, ? from skipped on conflict do nothing
                """;
        db.sql(sql).params(refused.requestId(), refused.field(), refused.reason()).update();
    }
}

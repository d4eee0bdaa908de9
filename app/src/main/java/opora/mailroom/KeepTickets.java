package opora.mailroom;

import java.util.List;
import opora.backbone.Handles;
import opora.tickets.MessageAdded;
import opora.tickets.TicketImported;
import opora.tickets.TicketMerged;
import opora.tickets.TicketOpened;
import opora.tickets.TicketRefused;
import opora.tickets.WishRefused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Hears from the desk what mails became, and which tickets there are that mails may answer.
@Component
class KeepTickets {
    private final JdbcClient db;
    private final Threads threads;

    KeepTickets(JdbcClient db, Threads threads) {
        this.db = db;
        this.threads = threads;
    }

    @Handles
    void on(TicketOpened opened) {
        db.sql(
                        """
                        insert into mailroom.tickets (ticket, number) values (?, ?) on conflict do nothing
                        """)
                .params(opened.ticket(), opened.number())
                .update();
        threads.join(opened.ticket(), List.of(opened.email()));
        joinThoseOf(opened.requestId(), opened.ticket());
    }

    /// Answers with its new number reach it from now on.
    @Handles
    void on(TicketImported imported) {
        db.sql(
                        """
                        insert into mailroom.tickets (ticket, number) values (?, ?) on conflict do nothing
                        """)
                .params(imported.ticket(), imported.number())
                .update();
        threads.join(imported.ticket(), List.of(imported.email()));
    }

    @Handles
    void on(MessageAdded added) {
        threads.join(added.ticket(), List.of(added.email()));
        if (!added.mailId().isEmpty()) {
            joinThoseOf(added.requestId(), added.ticket());
        }
    }

    @Handles
    void on(TicketMerged merged) {
        db.sql("update mailroom.tickets set goes_on_as = ? where ticket = ?")
                .params(merged.into(), merged.ticket())
                .update();
        db.sql(
                        """
                        insert into mailroom.participants (ticket, address)
                        select ?, address from mailroom.participants where ticket = ? on conflict do nothing
                        """)
                .params(merged.into(), merged.ticket())
                .update();
    }

    /// The mail is still here: somebody looks at it.
    @Handles
    void on(TicketRefused refused) {
        trouble(refused.requestId(), refused.reason());
    }

    @Handles
    void on(WishRefused refused) {
        trouble(refused.requestId(), refused.reason());
    }

    /// Whoever the mail was from and to takes part from now on.
    private void joinThoseOf(String requestId, String ticket) {
        var sql =
                "update mailroom.accepted set ticket = ? where request_id = ? returning addresses";
        db.sql(sql)
                .params(ticket, requestId)
                .query((row, _) -> List.of((String[]) row.getArray("addresses").getArray()))
                .optional()
                .ifPresent(addresses -> threads.join(ticket, addresses));
        db.sql("update mailroom.mails set ticket = ? where request_id = ?")
                .params(ticket, requestId)
                .update();
    }

    private void trouble(String requestId, String reason) {
        var sql =
                """
                update mailroom.mails set fate = 'TROUBLED', reason = 'refused', detail = ?
                where request_id = ? and fate in ('TICKET', 'REPLY')
                """;
        if (db.sql(sql).params(reason, requestId).update() > 0) {
            db.sql("delete from mailroom.accepted where request_id = ?").param(requestId).update();
        }
    }
}

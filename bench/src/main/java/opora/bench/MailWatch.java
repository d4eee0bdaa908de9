package opora.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Looks how far the mails are, over one connection that stays: a new one for each look would cost
/// the machine more than what is looked at.
final class MailWatch implements AutoCloseable {
    private final Connection connection;

    MailWatch(String url) {
        try {
            connection = DriverManager.getConnection(url);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Mails that became something.
    int handled() {
        return number(
                "select (select count(*) from mailroom.mails)"
                        + " - (select count(*) from mailroom.mails where fate = 'WAITING')");
    }

    /// Mails that are written down, each once for each box it came to.
    int written() {
        return number("select count(*) from mailroom.mails");
    }

    int raws() {
        return number("select count(*) from mailroom.raws");
    }

    /// Whether somebody stands in the step that is to be killed.
    boolean stepReached() {
        return number("select count(*) from pg_stat_activity where wait_event = 'PgSleep'") > 0;
    }

    /// Whether no mail waits, and the desk has answered all.
    boolean settled() {
        return number(
                        """
                        select (select count(*) from mailroom.mails where fate = 'WAITING')
                            + (select count(*) from mailroom.accepted where ticket is null)
                            + (select count(*) from backbone.events where type = 'opora.tickets.MessageRequested')
                            - (select count(*) from backbone.events where type = 'opora.tickets.MessageAdded')
                        """)
                == 0;
    }

    private int number(String sql) {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() ? row.getInt(1) : 0;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

package opora.backbone;

import java.sql.SQLException;

/// The database refused a statement, or is away.
public final class DatabaseFailure extends RuntimeException {
    public DatabaseFailure(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    /// Whether the same work is worth another try, because it is the database that failed and not
    /// the work: lost connections (08), shutdowns (57P), resources (53), deadlocks and
    /// serialization failures (40), a standby that is not to be written to yet (25006), a failing
    /// disk (58).
    public static boolean isPassing(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.sql.SQLTransientException
                    || cause instanceof java.sql.SQLRecoverableException) {
                return true;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                var state = sql.getSQLState();
                if (state.startsWith("08")
                        || state.startsWith("57P")
                        || state.startsWith("53")
                        || state.startsWith("40")
                        || state.startsWith("58")
                        || state.equals("25006")) {
                    return true;
                }
            }
        }
        return false;
    }
}

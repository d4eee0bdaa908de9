package opora.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Reads whole tables, a piece at a time.
final class Rows {
    private static final int PIECE = 10_000;

    private Rows() {}

    interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    static void each(String url, String sql, Reader reader) {
        try (var connection = DriverManager.getConnection(url)) {
            each(connection, sql, reader);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read " + url, e);
        }
    }

    static void execute(String url, String sql) {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /// The number that this statement answers.
    static int count(String url, String sql) {
        var answer = new int[1];
        each(url, sql, row -> answer[0] = row.getInt(1));
        return answer[0];
    }

    static void each(Connection connection, String sql, Reader reader) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(PIECE);
            try (var rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }
}

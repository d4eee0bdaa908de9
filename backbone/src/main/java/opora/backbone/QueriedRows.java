package opora.backbone;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The rows of a query as plain lists, with numbers of every width made comparable.
final class QueriedRows {
    private QueriedRows() {}

    static List<List<@Nullable Object>> of(
            DataSource pool, String sql, @Nullable Object... parameters) {
        try (var connection = pool.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var answer = statement.executeQuery()) {
                var rows = new ArrayList<List<@Nullable Object>>();
                var width = answer.getMetaData().getColumnCount();
                while (answer.next()) {
                    var row = new ArrayList<@Nullable Object>();
                    for (int i = 1; i <= width; i++) {
                        row.add(answer.getObject(i));
                    }
                    rows.add(comparable(row));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    static List<@Nullable Object> comparable(List<? extends @Nullable Object> row) {
        var comparable = new ArrayList<@Nullable Object>();
        for (var value : row) {
            comparable.add(
                    value instanceof Number number
                            ? new BigDecimal(number.toString()).stripTrailingZeros()
                            : value);
        }
        return comparable;
    }
}

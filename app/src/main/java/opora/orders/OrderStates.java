package opora.orders;

import static java.sql.Types.ARRAY;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import opora.backbone.Rows;
import opora.backbone.SagaStates;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The payment's state is the order itself; it needs no second row.
@Component
class OrderStates implements SagaStates<OrderState> {
    private final JdbcClient db;

    OrderStates(JdbcClient db) {
        this.db = db;
    }

    @Override
    public Map<String, OrderState> load(Collection<String> keys) {
        var sql =
                """
                select id, request_id, username, status, total, currency from orders.orders
                where id = any(:ids) order by id for update
                """;
        var ids = keys.stream().filter(OrderStates::isNumber).mapToLong(Long::parseLong).toArray();
        return db.sql(sql).param("ids", ids, ARRAY).query(OrderStates::read).list().stream()
                .collect(Collectors.toMap(state -> Long.toString(state.id()), Function.identity()));
    }

    /// By number: looking columns up by two spellings of their names took longer than reading them.
    private static OrderState read(ResultSet row, int number) throws SQLException {
        return new OrderState(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                OrderStatus.valueOf(row.getString(4)),
                row.getLong(5),
                row.getString(6));
    }

    private static boolean isNumber(String key) {
        return key.matches("\\d{1,18}");
    }

    @Override
    public void save(List<Change<OrderState>> changes) {
        var sql =
                """
                update orders.orders o set status = s.status, updated_at = now()
                from unnest(:ids, :statuses) as s(id, status) where o.id = s.id
                """;
        // An order that begins was stored by whoever placed it.
        var moved = changes.stream().filter(change -> change.before() != null).toList();
        if (!moved.isEmpty()) {
            var rows = Rows.of(moved, change -> Objects.requireNonNull(change.after()));
            db.sql(sql)
                    .param("ids", rows.longs(OrderState::id), ARRAY)
                    .param("statuses", rows.texts(state -> state.status().name()), ARRAY)
                    .update();
        }
    }
}

package opora.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What the databases say in the end: for every order its row, the statuses its store announced,
/// and the money that moved.
final class Books {
    private static final Set<List<String>> LIVES =
            Set.of(
                    List.of("PAID"),
                    List.of("INSUFFICIENT_FUNDS"),
                    List.of("REJECTED"),
                    List.of("CANCELLED"),
                    List.of("CANCELLED", "REFUNDED"));

    private final Map<Long, Order> orders = new HashMap<>();
    private final Map<String, Long> unsettled = new HashMap<>();
    private int unbalanced;

    private static final class Order {
        final String requestId;
        final String username;
        final String status;
        final long total;
        final List<String> statuses = new ArrayList<>(1);
        int payments;
        int refunds;

        Order(ResultSet row) throws SQLException {
            requestId = row.getString(2);
            username = row.getString(3);
            status = row.getString(4);
            total = row.getLong(5);
        }

        boolean isFinished() {
            return LIVES.contains(statuses) && statuses.getLast().equals(status) && !isDoubled();
        }

        boolean isDoubled() {
            return payments > 1 || refunds > 1 || statuses.size() > 1 && !LIVES.contains(statuses);
        }
    }

    /// @param finished orders with exactly one life that ended, in rows, events and money
    /// @param doubled orders with more of anything than their life has
    /// @param moneyOff orders whose money is not where their status says, and wallets that do not
    ///   agree with their transfers or with the orders paid from them
    record Verdict(int finished, int doubled, int moneyOff) {}

    static Books read(String ordersUrl, String billingUrl) {
        var books = new Books();
        try (var ordersDb = DriverManager.getConnection(ordersUrl);
                var billingDb = DriverManager.getConnection(billingUrl)) {
            books.readOrders(ordersDb);
            books.readStatuses(ordersDb);
            books.readTransfers(billingDb);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the books", e);
        }
        return books;
    }

    private void readOrders(Connection connection) throws SQLException {
        Rows.each(
                connection,
                "select id, request_id, username, status, total from orders.orders",
                row -> orders.put(row.getLong(1), new Order(row)));
    }

    private void readStatuses(Connection connection) throws SQLException {
        var sql =
                "select payload from backbone.events where topic = 'orders.status' order by position";
        Rows.each(
                connection,
                sql,
                row -> {
                    var update = Framed.read(Answers.TYPE, row.getBytes(1));
                    var order = orders.get(update.orderId());
                    if (order != null) {
                        order.statuses.add(update.status());
                    }
                });
    }

    private void readTransfers(Connection connection) throws SQLException {
        Rows.each(
                connection,
                "select order_id, kind from billing.transfers where order_id is not null",
                row -> {
                    var order = orders.get(row.getLong(1));
                    if (order == null) {
                        unbalanced++;
                    } else if (row.getString(2).equals("PAYMENT")) {
                        order.payments++;
                    } else {
                        order.refunds++;
                    }
                });
        Rows.each(
                connection,
                "select count(*) from billing.unbalanced",
                row -> unbalanced += row.getInt(1));
        var spent =
                """
                select w.username, coalesce(sum(t.amount), 0) - w.balance from billing.wallets w
                left join billing.transfers t on t.username = w.username and t.kind = 'TOP_UP'
                group by w.username, w.balance
                """;
        Rows.each(connection, spent, row -> unsettled.put(row.getString(1), row.getLong(2)));
    }

    Verdict verdict() {
        int finished = 0;
        int doubled = 0;
        int moneyOff = unbalanced;
        for (var order : orders.values()) {
            if (order.isDoubled()) {
                doubled++;
            } else if (order.isFinished()) {
                finished++;
            }
            var paid = order.status.equals("PAID");
            if (order.payments - order.refunds != (paid ? 1 : 0)) {
                moneyOff++;
            }
            if (paid) {
                unsettled.merge(order.username, -order.total, Long::sum);
            }
        }
        moneyOff += (int) unsettled.values().stream().filter(rest -> rest != 0).count();
        return new Verdict(finished, doubled, moneyOff);
    }

    /// The requests whose orders have lived exactly one life to its end.
    Set<String> finished() {
        return orders.values().stream()
                .filter(Order::isFinished)
                .map(order -> order.requestId)
                .collect(Collectors.toSet());
    }

    /// The requests whose orders have more of something than a life has.
    Set<String> doubled() {
        return orders.values().stream()
                .filter(Order::isDoubled)
                .map(order -> order.requestId)
                .collect(Collectors.toSet());
    }

    /// By request, the statuses that its order went through.
    Map<String, List<String>> lives() {
        return orders.values().stream()
                .collect(Collectors.toMap(order -> order.requestId, order -> order.statuses));
    }

    /// How many orders there are of each life.
    void print() {
        var lives = new TreeMap<String, Integer>();
        orders.values()
                .forEach(order -> lives.merge(String.join(", ", order.statuses), 1, Integer::sum));
        lives.forEach((life, count) -> System.out.printf("  %6d  %s%n", count, life));
    }
}

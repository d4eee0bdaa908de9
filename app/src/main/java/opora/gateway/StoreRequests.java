package opora.gateway;

import static java.sql.Types.ARRAY;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import opora.backbone.Database;
import opora.backbone.Outgoing;
import opora.backbone.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Stores requests and publishes them, many in one commit.
@Component
class StoreRequests {
    private final Database database;
    private final JdbcClient db;

    StoreRequests(Database database, JdbcClient db) {
        this.database = database;
        this.db = db;
    }

    private record Once(String username, String key) {
        static Once of(Request request) {
            return new Once(request.username(), request.key());
        }
    }

    /// What came of each, in the order given.
    List<Intake> store(List<Request> requests) {
        return database.transact(
                "gateway",
                _ -> {
                    var stored = insert(requests);
                    database.publish(
                            requests.stream()
                                    .filter(request -> stored.contains(request.id()))
                                    .map(request -> Outgoing.begins(request.event(), request.id()))
                                    .toList());
                    return answers(requests, stored);
                });
    }

    private Set<String> insert(List<Request> requests) {
        var sql =
                """
                insert into gateway.orders (request_id, username, idempotency_key, fingerprint, items,
                    delivery_address, payment_method, created_at)
                select r.id, r.username, r.key, r.fingerprint::uuid, r.items::jsonb, r.address, r.method, r.at
                from unnest(:ids, :usernames, :keys, :fingerprints, :items, :addresses, :methods, :times)
                    as r(id, username, key, fingerprint, items, address, method, at)
                on conflict do nothing returning request_id
                """;
        var rows = new Rows<>(requests);
        return new HashSet<>(
                db.sql(sql)
                        .param("ids", rows.texts(Request::id), ARRAY)
                        .param("usernames", rows.texts(Request::username), ARRAY)
                        .param("keys", rows.texts(Request::key), ARRAY)
                        .param("fingerprints", rows.texts(r -> r.fingerprint().toString()), ARRAY)
                        .param("items", rows.texts(r -> OrderJson.write(r.wish().items())), ARRAY)
                        .param("addresses", rows.texts(r -> r.wish().deliveryAddress()), ARRAY)
                        .param("methods", rows.texts(r -> r.wish().paymentMethod()), ARRAY)
                        .param("times", rows.times(Request::at), ARRAY)
                        .query(String.class)
                        .list());
    }

    private List<Intake> answers(List<Request> requests, Set<String> stored) {
        var repeated = requests.stream().filter(r -> !stored.contains(r.id())).toList();
        var twins = repeated.isEmpty() ? Map.<Once, OrderRow>of() : twins(repeated);
        return requests.stream()
                .<Intake>map(
                        request ->
                                stored.contains(request.id())
                                        ? new Intake.Accepted()
                                        : new Intake.Twin(twin(twins, request)))
                .toList();
    }

    private static OrderRow twin(Map<Once, OrderRow> twins, Request request) {
        var first = twins.get(Once.of(request));
        if (first == null) {
            throw new IllegalStateException("refused without a twin: " + request.id());
        }
        return first;
    }

    private Map<Once, OrderRow> twins(List<Request> repeated) {
        var sql =
                OrderRow.SELECT
                        + """
                        where idempotency_key is not null -- or its index would not do
                            and (username, idempotency_key) in (select * from unnest(:usernames, :keys))
                        """;
        var rows = new Rows<>(repeated);
        return db
                .sql(sql)
                .param("usernames", rows.texts(Request::username), ARRAY)
                .param("keys", rows.texts(Request::key), ARRAY)
                .query(OrderRow::of)
                .list()
                .stream()
                .collect(
                        Collectors.toMap(
                                row -> new Once(row.username(), Objects.requireNonNull(row.key())),
                                row -> row,
                                (one, _) -> one,
                                HashMap::new));
    }
}

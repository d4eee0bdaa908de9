package opora.backbone;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Saga states in the backbone's own table, written like events so that a state record may gain
/// fields.
final class SagaRows<S> implements SagaStates<S> {
    private final String context;
    private final String saga;
    private final Codec<S> codec;
    private final SchemaRegistry registry;

    SagaRows(String context, String saga, Class<S> type, Database database) {
        this.context = context;
        this.saga = saga;
        this.codec = new RecordCodec<>(type);
        this.registry = database.store().types().registry();
    }

    @Override
    public Map<String, S> load(Collection<String> keys) {
        var sql =
                """
                select key, state from backbone.sagas
                where context = ? and saga = ? and key = any(?) order by key for update
                """;
        var states = new HashMap<String, S>();
        var connection = Transaction.current().connection;
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, context);
            statement.setString(2, saga);
            statement.setArray(3, connection.createArrayOf("text", keys.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var framed = ByteBuffer.wrap(rows.getBytes(2));
                    states.put(
                            rows.getString(1),
                            codec.read(framed, registry.byId(Framing.idOf(framed))));
                }
            }
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
        return states;
    }

    @Override
    public void save(List<Change<S>> changes) {
        var connection = Transaction.current().connection;
        try {
            var fresh = changes.stream().filter(change -> change.before() == null).toList();
            if (write(connection, fresh, "nothing") < going(fresh).size()) {
                throw new SQLException(
                        "another process has begun an instance of " + saga + " meanwhile", "40001");
            }
            var known = changes.stream().filter(change -> change.before() != null).toList();
            write(connection, known, REPLACE);
            delete(
                    connection,
                    changes.stream()
                            .filter(change -> change.after() == null)
                            .map(Change::key)
                            .toList());
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    @Override
    public void begin(List<Change<S>> changes) {
        try {
            write(Transaction.current().connection, changes, REPLACE);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    private static final String REPLACE = "update set state = excluded.state, changed_at = now()";

    private static <S> List<Change<S>> going(List<Change<S>> changes) {
        return changes.stream().filter(change -> change.after() != null).toList();
    }

    private int write(Connection connection, List<Change<S>> all, String onConflict)
            throws SQLException {
        var changes = going(all);
        if (changes.isEmpty()) {
            return 0;
        }
        var sql =
                """
                insert into backbone.sagas (context, saga, key, state)
                select ?, ?, s.key, s.state from unnest(?, ?) as s(key, state)
                on conflict (context, saga, key) do\s"""
                        + onConflict;
        var id = registry.register("saga-" + context + "-" + saga, codec.schema());
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, context);
            statement.setString(2, saga);
            statement.setArray(
                    3,
                    connection.createArrayOf("text", changes.stream().map(Change::key).toArray()));
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "bytea",
                            changes.stream()
                                    .map(
                                            change ->
                                                    Framing.frame(
                                                            id,
                                                            codec.write(
                                                                    java.util.Objects
                                                                            .requireNonNull(
                                                                                    change
                                                                                            .after()))))
                                    .toArray(byte[][]::new)));
            return statement.executeUpdate();
        }
    }

    private void delete(Connection connection, List<String> keys) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        var sql = "delete from backbone.sagas where context = ? and saga = ? and key = any(?)";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, context);
            statement.setString(2, saga);
            statement.setArray(3, connection.createArrayOf("text", keys.toArray()));
            statement.executeUpdate();
        }
    }
}

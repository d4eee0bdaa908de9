package opora.backbone;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The tables that the keys of persons are kept in.
final class PersonKeyRows {
    private PersonKeyRows() {}

    /// A key from a row of id, person and what is wrapped.
    interface Read {
        PersonKey of(ResultSet row) throws SQLException;
    }

    static List<PersonKey> own(Connection connection, Collection<String> persons, Read read)
            throws SQLException {
        var sql =
                "select id, person, wrapped from backbone.person_keys where own and person = any(?)";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", persons.toArray()));
            var keys = new ArrayList<PersonKey>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    keys.add(read.of(rows));
                }
            }
            return keys;
        }
    }

    static @Nullable PersonKey find(Connection connection, String id, Read read)
            throws SQLException {
        var sql = "select id, person, wrapped from backbone.person_keys where id = ?";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, id);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? read.of(rows) : null;
            }
        }
    }

    /// A key that is being made.
    record Fresh(String id, String person, byte[] wrapped) {}

    /// Who makes one at the same moment waits here for the other, and takes theirs. Who is erased
    /// gets one that is destroyed.
    static void add(Connection connection, List<Fresh> keys) throws SQLException {
        var sql =
                """
                insert into backbone.person_keys (id, person, own, wrapped)
                select id, person, true,
                    case when not exists (select from backbone.erased_persons e where e.person = k.person) then wrapped end
                from unnest(?, ?, ?) as k(id, person, wrapped) order by person
                on conflict (person) where own do nothing
                """;
        var rows = new Rows<>(keys);
        var wrapped = keys.stream().map(Fresh::wrapped).toArray(byte[][]::new);
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", rows.texts(Fresh::id)));
            statement.setArray(2, connection.createArrayOf("text", rows.texts(Fresh::person)));
            statement.setArray(3, connection.createArrayOf("bytea", wrapped));
            statement.executeUpdate();
        }
    }

    /// A key that another database made.
    static void take(Connection connection, String id, String person, byte[] wrapped)
            throws SQLException {
        var sql =
                """
                insert into backbone.person_keys (id, person, own, wrapped, told)
                select ?, ?, false,
                    case when not exists (select from backbone.erased_persons where person = ?) then ? end, true
                on conflict do nothing
                """;
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, id);
            statement.setString(2, person);
            statement.setString(3, person);
            statement.setBytes(4, wrapped);
            statement.executeUpdate();
        }
    }

    /// A row of our own stays, so that the others hear of it and no other key is ever made.
    static void erase(Connection connection, String person) throws SQLException {
        if (update(
                        connection,
                        "insert into backbone.erased_persons (person) values (?) on conflict do nothing",
                        person)
                == 0) {
            return;
        }
        var keep =
                """
                insert into backbone.person_keys (id, person, own) values (?, ?, true)
                on conflict (person) where own do nothing
                """;
        update(connection, keep, PersonKey.freshId(), person);
        var destroy =
                "update backbone.person_keys set wrapped = null, told = not own where person = ?";
        update(connection, destroy, person);
    }

    static Set<String> erased(Connection connection) throws SQLException {
        try (var statement =
                        connection.prepareStatement("select person from backbone.erased_persons");
                var rows = statement.executeQuery()) {
            var persons = new HashSet<String>();
            while (rows.next()) {
                persons.add(rows.getString(1));
            }
            return persons;
        }
    }

    /// What the other databases have not been told.
    ///
    /// @param wrapped null: it is destroyed
    record Untold(String id, String person, byte @Nullable [] wrapped) {}

    static List<Untold> untold(Connection connection, int most) throws SQLException {
        var sql =
                """
                select id, person, wrapped from backbone.person_keys where not told order by id limit ?
                """;
        try (var statement = connection.prepareStatement(sql)) {
            statement.setInt(1, most);
            var untold = new ArrayList<Untold>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    untold.add(new Untold(rows.getString(1), rows.getString(2), rows.getBytes(3)));
                }
            }
            return untold;
        }
    }

    /// Unless it was destroyed since: that has to be told, too.
    static void told(Connection connection, List<Untold> told) throws SQLException {
        var sql =
                """
                update backbone.person_keys set told = true
                where id = ? and (wrapped is null) = ?
                """;
        try (var statement = connection.prepareStatement(sql)) {
            for (var key : told) {
                statement.setString(1, key.id());
                statement.setBoolean(2, key.wrapped() == null);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /// How far this database has read the topic of that identity; from the beginning where Kafka is
    /// another one, which then knows nothing of our keys either.
    static long next(Connection connection, String topicId) throws SQLException {
        var move =
                """
                update backbone.person_keys_read set topic_id = ?, next = 0 where topic_id is distinct from ?
                """;
        if (update(connection, move, topicId, topicId) == 1) {
            update(connection, "update backbone.person_keys set told = false where own");
        }
        try (var statement =
                        connection.prepareStatement("select next from backbone.person_keys_read");
                var rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    static void read(Connection connection, long next) throws SQLException {
        var sql = "update backbone.person_keys_read set next = greatest(next, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, next);
            statement.executeUpdate();
        }
    }

    private static int update(Connection connection, String sql, String... parameters)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        }
    }
}

package opora;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.IntConsumer;
import opora.cards.RewrapKeys;
import opora.shell.MasterKey;

/// Seals anew, with the newest master key, whatever a database holds sealed. Cut off at any moment
/// it goes on the next time: what the newest key opens already is left as it is.
final class RotateKeys {
    private static final int AT_ONCE = 500;

    /// Where something sealed lies.
    ///
    /// @param purpose what it is bound to, as an expression in SQL
    record Place(String table, String column, String purpose) {}

    static final List<Place> PLACES =
            List.of(
                    new Place("identity.signing_keys", "sealed", "id"),
                    new Place(
                            "identity.authenticators", "sealed", "'authenticator of ' || username"),
                    new Place(
                            "identity.registration_answers",
                            "sealed",
                            "'answer of ' || username || ' to ' || step"),
                    new Place("journal.chain", "key", "'journal'"),
                    new Place("notifications.secrets", "value", "'notifications ' || name"),
                    new Place("webhooks.endpoints", "secret", "'webhook'"),
                    new Place("mailroom.boxes", "password", "'mailbox'"),
                    new Place("cards.keys", "sealed", "'cards.keys'"),
                    kept("mailroom"),
                    kept("notifications"),
                    kept("rules"),
                    kept("tickets"),
                    kept("webhooks"),
                    new Place("backbone.person_keys", "wrapped", "'person key ' || id"));

    /// The answers of [opora.shell.KeptAnswers].
    private static Place kept(String context) {
        return new Place(
                context + ".kept_answers", "sealed", "'answer to ' || username || ' ' || key");
    }

    private final String url;
    private final MasterKey master;

    RotateKeys(String url, MasterKey master) {
        this.url = url;
        this.master = master;
    }

    /// How much an older key has sealed.
    int left() throws SQLException {
        var left = 0;
        for (var place : PLACES) {
            left += walk(place, (_, _, _) -> {}, _ -> {});
        }
        return left;
    }

    /// @param progress hears how many were sealed anew, after each that is safe
    int run(IntConsumer progress) throws SQLException {
        var done = 0;
        for (var place : PLACES) {
            var before = done;
            done += walk(place, this::reseal, some -> progress.accept(before + some));
        }
        try (var connection = DriverManager.getConnection(url)) {
            if (exists(connection, "backbone.person_keys")) {
                // the others get them wrapped anew
                connection
                        .createStatement()
                        .executeUpdate("update backbone.person_keys set told = false where own");
            }
        }
        return done;
    }

    private interface Act {
        void on(Place place, Row row, PreparedStatement update) throws SQLException;
    }

    private record Row(String place, byte[] sealed, String purpose) {}

    private int walk(Place place, Act act, IntConsumer progress) throws SQLException {
        try (var reading = DriverManager.getConnection(url);
                var writing = DriverManager.getConnection(url)) {
            if (!exists(reading, place.table())) {
                return 0;
            }
            reading.setAutoCommit(false);
            var sql =
                    "select ctid::text, %s, %s from %s where %s is not null"
                            .formatted(
                                    place.column(), place.purpose(), place.table(), place.column());
            var change =
                    "update %s set %s = ? where ctid = ?::tid and %s = ?"
                            .formatted(place.table(), place.column(), place.column());
            try (var query = reading.prepareStatement(sql);
                    var update = writing.prepareStatement(change)) {
                query.setFetchSize(AT_ONCE);
                return walk(place, act, progress, query, update);
            }
        }
    }

    private int walk(
            Place place,
            Act act,
            IntConsumer progress,
            PreparedStatement query,
            PreparedStatement update)
            throws SQLException {
        var old = 0;
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                var row = new Row(rows.getString(1), rows.getBytes(2), rows.getString(3));
                if (!newest(place, row)) {
                    act.on(place, row, update);
                    old++;
                    progress.accept(old);
                }
            }
        }
        return old;
    }

    private boolean newest(Place place, Row row) {
        if (!ofCards(place)) {
            return master.newest().opens(row.sealed(), row.purpose());
        }
        try {
            RewrapKeys.of(row.sealed(), master.newest());
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private void reseal(Place place, Row row, PreparedStatement update) throws SQLException {
        var anew =
                ofCards(place)
                        ? RewrapKeys.of(row.sealed(), master)
                        : master.seal(master.open(row.sealed(), row.purpose()), row.purpose());
        update.setBytes(1, anew);
        update.setString(2, row.place());
        update.setBytes(3, row.sealed());
        if (update.executeUpdate() != 1) {
            throw new Misuse(place.table() + " changes meanwhile: stop Opora first");
        }
    }

    /// Tink has an envelope of its own around it.
    private static boolean ofCards(Place place) {
        return place.table().equals("cards.keys");
    }

    private static boolean exists(Connection connection, String table) throws SQLException {
        try (var statement = connection.prepareStatement("select to_regclass(?) is not null")) {
            statement.setString(1, table);
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}

package guide;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import opora.backbone.Database;
import opora.backbone.Handles;
import opora.backbone.Incoming;
import opora.backbone.Key;
import opora.backbone.Outgoing;
import opora.backbone.Projection;
import opora.backbone.Saga;
import opora.backbone.Step;
import opora.backbone.Topic;
import org.jspecify.annotations.Nullable;

/// The service that the guide builds: it sends parcels.
final class ParcelService {
    private ParcelService() {}

    // guide: events
    /// Somebody wants a parcel sent.
    @Topic("parcels.ordered")
    public record ParcelOrdered(@Key String parcel, String address, int grams) {}

    /// It is on its way.
    @Topic(value = "parcels.sent", partitions = 8)
    public record ParcelSent(@Key String parcel, Instant at) {}

    /// It will not be sent, for this reason.
    @Topic("parcels.refused")
    public record ParcelRefused(@Key String parcel, String reason) {}

    // guide: end

    // guide: act
    /// Takes an order for a parcel, from a page or an API.
    record OrderParcel(Database database) {

        void order(String parcel, String address, int grams) {
            database.transact(
                    "parcels",
                    connection -> {
                        var sql = "insert into parcels.parcel (id, grams) values (?, ?)";
                        try (var insert = connection.prepareStatement(sql)) {
                            insert.setString(1, parcel);
                            insert.setInt(2, grams);
                            insert.executeUpdate();
                        }
                        var ordered = new ParcelOrdered(parcel, address, grams);
                        database.publish(Outgoing.begins(ordered, parcel));
                        return parcel;
                    });
        }
    }

    // guide: end

    // guide: handler
    /// Sends what was ordered, one parcel after another.
    record SendParcel(Database database) {

        @Handles
        Object on(ParcelOrdered ordered) throws SQLException {
            if (ordered.grams() > 30_000) {
                return new ParcelRefused(ordered.parcel(), "too heavy");
            }
            var sql = "update parcels.parcel set sent = true where id = ?";
            try (var connection = database.joined().getConnection();
                    var update = connection.prepareStatement(sql)) {
                update.setString(1, ordered.parcel());
                update.executeUpdate();
            }
            return new ParcelSent(ordered.parcel(), Instant.now());
        }
    }

    // guide: end

    // guide: batch
    /// Counts parcels by day: one statement for a whole batch.
    record CountParcels(Database database) implements Projection {

        private static final String CLEAR = "delete from figures.sent";

        @Handles
        void on(List<Incoming<ParcelSent>> batch) {
            database.transact("figures", connection -> count(connection, batch));
        }

        @Override
        public void clear() {
            database.transact("figures", connection -> connection.createStatement().execute(CLEAR));
        }

        private static int count(Connection connection, List<Incoming<ParcelSent>> batch)
                throws SQLException {
            var sql =
                    """
                    insert into figures.sent (day, parcels)
                    select at::date, count(*) from unnest(?::timestamptz[]) at group by 1
                    on conflict (day) do update set parcels = sent.parcels + excluded.parcels
                    """;
            var days = batch.stream().map(sent -> sent.event().at().toString()).toArray();
            try (var insert = connection.prepareStatement(sql)) {
                insert.setArray(1, connection.createArrayOf("text", days));
                return insert.executeUpdate();
            }
        }
    }

    // guide: end

    // guide: saga
    /// A parcel that nobody sends within a day is refused.
    static final class Deadline extends Saga<Deadline.Open> {
        public record Open(String parcel) {}

        Deadline() {
            super("deadline");
        }

        @Handles
        Step<Open> on(@Nullable Open open, ParcelOrdered ordered) {
            return Step.to(new Open(ordered.parcel())).within(Duration.ofDays(1), "sending");
        }

        @Handles
        Step<Open> on(@Nullable Open open, ParcelSent sent) {
            return Step.end();
        }

        @Override
        protected Step<Open> timedOut(Open open, String timer) {
            return Step.<Open>end().publish(new ParcelRefused(open.parcel(), "not sent in a day"));
        }
    }
    // guide: end
}

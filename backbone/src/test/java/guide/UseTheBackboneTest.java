package guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import guide.ParcelService.CountParcels;
import guide.ParcelService.Deadline;
import guide.ParcelService.OrderParcel;
import guide.ParcelService.ParcelOrdered;
import guide.ParcelService.ParcelRefused;
import guide.ParcelService.ParcelSent;
import guide.ParcelService.SendParcel;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import opora.backbone.Backbone;
import opora.backbone.BackboneSettings;
import opora.backbone.KafkaSchemaRegistry;
import opora.backbone.Outgoing;
import opora.backbone.Scenario;
import opora.backbone.Simulator;
import opora.backbone.Tail;
import opora.backbone.TestEngines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UseTheBackboneTest {
    private HikariDataSource pool;

    @BeforeEach
    void layOutTables() throws SQLException {
        pool = TestEngines.freshDatabase();
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    create schema parcels; create schema figures;
                    create table parcels.parcel (id text primary key, grams int, sent boolean not null default false);
                    create table figures.sent (day date primary key, parcels bigint not null);
                    """);
        }
    }

    @AfterEach
    void closePool() {
        pool.close();
    }

    @Test
    void sendsAParcelThroughTheWholeBackbone() throws Exception {
        var kafka = TestEngines.client();
        var meters = new SimpleMeterRegistry();
        // guide: start
        var registry = new KafkaSchemaRegistry(kafka);
        var backbone = new Backbone(pool, kafka, registry, meters, BackboneSettings.defaults());
        var database = backbone.database();
        backbone.context("parcels", List.of(new SendParcel(database), new Deadline()));
        backbone.context("figures", List.of(new CountParcels(database)));
        backbone.start();
        // guide: end
        try (registry;
                backbone) {
            // guide: reply
            var answered = new CompletableFuture<ParcelSent>();
            var answers =
                    backbone.tail(
                            ParcelSent.class,
                            Tail.From.END,
                            sent -> {
                                if (sent.meta().correlation().equals("parcel-1")) {
                                    answered.complete(sent.event());
                                }
                            });
            answers.awaitReady(Duration.ofSeconds(10));
            new OrderParcel(database).order("parcel-1", "Lenina 1", 900);
            var sent = answered.get(10, TimeUnit.SECONDS);
            // guide: end
            assertThat(sent.parcel()).isEqualTo("parcel-1");

            // guide: dead
            var dead = backbone.deadLetters();
            for (var letter : dead.heads(100)) {
                dead.retry(letter.id(), "ann");
            }
            // guide: end
            assertThat(dead.heads(100)).isEmpty();

            // guide: replay
            var handled =
                    backbone.replay(
                            "figures",
                            "CountParcels",
                            (events, where) -> System.out.println(events + " events, " + where));
            // guide: end
            assertThat(handled).isBetween(0L, 1L);
        }
    }

    @Test
    void tellsInAScenarioWhatAHandlerDoes() {
        // guide: scenario
        var parcels = Scenario.of("parcels", pool, database -> List.of(new SendParcel(database)));
        parcels.givenSql("insert into parcels.parcel (id, grams) values (?, ?)", "p1", 900);

        var outcome = parcels.when(new ParcelOrdered("p1", "Lenina 1", 900));
        outcome.and("select sent from parcels.parcel where id = ?", "p1").is(true);

        parcels.when(new ParcelOrdered("p2", "Lenina 2", 40_000))
                .then(new ParcelRefused("p2", "too heavy"));
        // guide: end
        assertThat(outcome.published()).hasSize(1);
    }

    @Test
    void letsTimePassInAScenario() {
        // guide: time
        Scenario.of("parcels", pool, database -> List.of(new Deadline()))
                .given(new ParcelOrdered("p3", "Lenina 3", 900))
                .whenTimePasses(Duration.ofDays(1))
                .then(new ParcelRefused("p3", "not sent in a day"));
        // guide: end
    }

    @Test
    void simulatesHardTimes() {
        // guide: simulator
        Simulator.on(pool)
                .beginning("delete from parcels.parcel; delete from figures.sent")
                .context("parcels", database -> List.of(new SendParcel(database)))
                .act(
                        "orders a parcel",
                        (database, random) -> {
                            var parcel = "p" + random.nextInt(1_000_000);
                            var grams = random.nextInt(60_000);
                            new OrderParcel(database).order(parcel, "Lenina 1", grams);
                        })
                .context("figures", database -> List.of(new CountParcels(database)))
                .always(
                        "nothing heavy is sent",
                        "select count(*) = 0 from parcels.parcel where sent and grams > 30000")
                .atLast(
                        "each parcel is counted once",
                        """
                        select coalesce((select sum(parcels) from figures.sent), 0)
                            = (select count(*) from parcels.parcel where sent)
                        """)
                .seeds(20);
        // guide: end
    }

    @Test
    void followsAFlowByItsCorrelation() {
        // guide: correlation
        var ordered = new ParcelOrdered("p4", "Lenina 4", 900);
        var first = Outgoing.begins(ordered, "request-77");
        // guide: end
        assertThat(first.correlation()).isEqualTo("request-77");
    }
}

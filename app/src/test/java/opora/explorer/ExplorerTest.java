package opora.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import opora.Eventually;
import opora.TestGround;
import opora.backbone.Handles;
import opora.backbone.Outgoing;
import opora.customers.ProfileRequested;
import opora.customers.ProfileResponded;
import opora.orders.OrderStatusUpdated;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The explorer's copy of what really travelled.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplorerTest {
    private final TestGround ground = TestGround.of("explorer");
    private final Flows flows = new Flows(ground.db);
    private final Days days =
            new Days(
                    ground.backbone.database(),
                    ground.db,
                    new ExplorerSettings(Duration.ofDays(7)));

    static class Customers {
        @Handles
        ProfileResponded on(ProfileRequested request) {
            return new ProfileResponded(
                    request.requestId(), request.username(), "", "", "ru", "", Instant.now());
        }
    }

    @BeforeAll
    void begin() throws Exception {
        days.turn(LocalDate.now(ZoneOffset.UTC));
        ground.backbone.context("customers", List.of(new Customers()));
        ground.backbone.context("explorer", List.of(new KeepEvents(ground.db)));
        ground.backbone.declare(List.of(ProfileResponded.class, OrderStatusUpdated.class));
        ground.backbone.start();
        for (int i = 0; i < 20; i++) {
            var request = new ProfileRequested("r-" + i, "person-" + i % 5, Instant.now());
            ground.backbone
                    .database()
                    .transact(
                            "notifications",
                            connection -> {
                                ground.backbone
                                        .database()
                                        .publish(Outgoing.begins(request, request.requestId()));
                                return request;
                            });
        }
        Eventually.holds(
                () -> assertThat(count("select count(*) from explorer.events")).isEqualTo(40));
    }

    @AfterAll
    void end() {
        ground.close();
    }

    @Test
    void keepsAFlowWholeWithWhatCausedWhat() {
        var events = flows.events("r-7");
        assertThat(events)
                .extracting(FlowEvent::name)
                .containsExactly("ProfileRequested", "ProfileResponded");
        assertThat(events)
                .extracting(FlowEvent::context)
                .containsExactly("notifications", "customers");
        assertThat(events.getLast().causation()).isEqualTo(events.getFirst().id());
        assertThat(ground.backbone.payloads().show(events.getFirst().payload()))
                .contains("\"username\" : \"person-2\"");
    }

    @Test
    void findsFlowsByPersonAndByName() {
        assertThat(flows.of("person-3")).hasSize(4).allMatch(flow -> flow.events() == 2);
        assertThat(flows.of("r-3"))
                .singleElement()
                .extracting(FlowSummary::lastName)
                .isEqualTo("ProfileResponded");
        assertThat(flows.of("nobody' or '1'='1")).isEmpty();
        assertThat(flows.latest()).hasSize(20);
    }

    @Test
    void dropsWhatIsPastItsTimeAndNothingElse() {
        ground.db
                .sql(
                        """
                        insert into explorer.events select date '2020-01-01', at, 'old', context, type, topic, partition,
                            event_offset, key, 'old flow', causation, payload
                        from explorer.events limit 1
                        """)
                .update();
        assertThat(flows.events("old flow")).hasSize(1);
        days.turn(LocalDate.now(ZoneOffset.UTC));
        assertThat(flows.events("old flow")).isEmpty();
        assertThat(count("select count(*) from explorer.events")).isEqualTo(40);
    }

    @Test
    void seesTopicsAndHowFarReadersAreBehind() throws Exception {
        var broker = new BrokerView(ground.backbone);
        try {
            Eventually.holds(
                    () -> {
                        var rows = broker.topics();
                        var asked =
                                rows.stream()
                                        .filter(row -> row.name().equals("users.profile"))
                                        .findFirst()
                                        .orElseThrow();
                        assertThat(asked.events()).isEqualTo(20);
                        assertThat(asked.rate()).isZero();
                        assertThat(asked.groups())
                                .extracting(TopicRow.Group::name)
                                .containsExactly("customers", "explorer");
                        assertThat(asked.groups()).allMatch(group -> group.lag() == 0);
                    });
        } finally {
            broker.destroy();
        }
    }

    @Test
    void readsFromTheCodeWhoPublishesAndWhoHandles() {
        var map =
                EventMap.of(
                        Set.of(
                                "opora.customers.ProfileRequested",
                                "opora.customers.ProfileResponded",
                                "opora.orders.OrderStatusUpdated",
                                "opora.orders.ProductListed",
                                "opora.billing.PaymentProcessed"));
        assertThat(map.producers())
                .containsEntry("opora.orders.OrderStatusUpdated", Set.of("orders"))
                .containsEntry("opora.billing.PaymentProcessed", Set.of("billing"))
                .containsEntry("opora.orders.ProductListed", Set.of("orders"))
                .containsEntry("opora.customers.ProfileRequested", Set.of("notifications"));
        assertThat(map.consumers())
                .containsEntry("opora.billing.PaymentProcessed", Set.of("orders"));
        assertThat(map.consumers().get("opora.customers.ProfileResponded"))
                .contains("notifications");
        assertThat(map.consumers().get("opora.orders.OrderStatusUpdated"))
                .contains("notifications");
    }

    private long count(String sql) {
        return ground.db.sql(sql).query(Long.class).single();
    }
}

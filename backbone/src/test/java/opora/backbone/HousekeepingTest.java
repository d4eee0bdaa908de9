package opora.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Room is made ahead, what is past its time goes in whole partitions, and nobody waits for it.
class HousekeepingTest {
    private final HikariDataSource pool = TestEngines.freshDatabase();
    private final Housekeeping housekeeping = new Housekeeping(pool, keepingADay());

    private static BackboneSettings keepingADay() {
        var defaults = BackboneSettings.defaults();
        return new BackboneSettings(
                defaults.relay(),
                defaults.consumer(),
                defaults.topics(),
                defaults.timers(),
                Duration.ofDays(1),
                Duration.ofDays(14));
    }

    @BeforeEach
    void layOut() {
        Tables.create(pool);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    private void sql(String sql) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> names(String sql) throws SQLException {
        try (var connection = pool.getConnection();
                var rows = connection.createStatement().executeQuery(sql)) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    private List<String> tables(String like) throws SQLException {
        return names(
                """
                select relname from pg_class where relkind = 'r' and relname like '%s' order by length(relname), relname
                """
                        .formatted(like));
    }

    private void fill(long position, String age) throws SQLException {
        sql("select setval('backbone.position', %d)".formatted(position - 1));
        housekeeping.tidy();
        sql(
                """
                select backbone.append('c', array['t'], array['t'], array['k'], array['c'], array[null::text],
                    array[null::text], array[''::bytea])
                """);
        sql(
                "update backbone.events set at = now() - interval '%s' where position = %d"
                        .formatted(age, position));
    }

    @Test
    void anEmptyPartitionIsAlwaysAhead() throws Exception {
        assertThat(tables("events_to_%"))
                .containsExactly("events_to_10000000", "events_to_20000000");
        sql("select setval('backbone.position', 10000001)");
        housekeeping.tidy();
        housekeeping.tidy();
        assertThat(tables("events_to_%")).hasSize(3).last().isEqualTo("events_to_30000000");
    }

    @Test
    void oldEventsGoOnceTheRelayIsPastThem() throws Exception {
        fill(5_000_000, "2 days");
        fill(15_000_000, "2 days");
        fill(25_000_000, "1 minute");
        housekeeping.tidy();
        assertThat(tables("events_to_%")).as("nothing was relayed").hasSize(4);

        sql("update backbone.relay set position = 12000000");
        housekeeping.tidy();
        assertThat(tables("events_to_%"))
                .containsExactly("events_to_20000000", "events_to_30000000", "events_to_40000000");
        sql("update backbone.relay set position = 30000000");
        housekeeping.tidy();
        assertThat(tables("events_to_%"))
                .containsExactly("events_to_30000000", "events_to_40000000");
        assertThat(names("select position from backbone.events")).containsExactly("25000000");
    }

    @Test
    void daysOfTheInboxAreMadeAheadAndOldOnesGo() throws Exception {
        assertThat(tables("inbox_2%")).hasSize(3);
        sql(
                """
                insert into backbone.inbox select current_date - i, 'c', gen_random_uuid() from generate_series(10, 20) i;
                create table backbone.inbox_20200101 partition of backbone.inbox for values from ('2020-01-01') to ('2020-01-02');
                insert into backbone.inbox values ('2020-01-01', 'c', gen_random_uuid());
                """);
        housekeeping.tidy();
        assertThat(tables("inbox_2%")).hasSize(3).doesNotContain("inbox_20200101");
        assertThat(names("select (current_date - day)::text from backbone.inbox order by day desc"))
                .containsExactly("10", "11", "12", "13", "14");
    }

    /// Such as a backup, which reads every table for hours.
    @Test
    void aLongReaderHoldsUpNoWriterWhileRoomIsMade() throws Exception {
        try (var reader = pool.getConnection()) {
            reader.setAutoCommit(false);
            reader.createStatement()
                    .execute("select from backbone.events; select from backbone.inbox");
            sql("select setval('backbone.position', 10000001)");
            var tidying = Thread.ofVirtual().start(this::tidy);
            assertThat(tidying.join(Duration.ofSeconds(10))).isTrue();
            fill(10_000_100, "1 minute");
            assertThat(tables("events_to_%")).hasSize(3);
            reader.rollback();
        }
    }

    private void tidy() {
        try {
            housekeeping.tidy();
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    @Test
    void aRemovalThatWasCutOffIsDoneNextTime() throws Exception {
        fill(5_000_000, "2 days");
        fill(15_000_000, "1 minute");
        sql("update backbone.relay set position = 15000000");
        try (var reader = pool.getConnection()) {
            reader.setAutoCommit(false);
            reader.createStatement().execute("select from backbone.events");
            var tidying =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        try {
                                            housekeeping.tidy();
                                        } catch (SQLException e) {
                                            // cut off below
                                        }
                                    });
            Eventually.holds(
                    Duration.ofSeconds(10),
                    () ->
                            assertThat(
                                            names(
                                                    """
                                                    select pg_terminate_backend(pid)::text from pg_stat_activity
                                                    where datname = current_database() and pid <> pg_backend_pid()
                                                      and query like '%detach partition%' and wait_event_type = 'Lock'
                                                    """))
                                    .isNotEmpty());
            tidying.join();
            reader.rollback();
        }
        assertThat(tables("events_to_10000000")).hasSize(1);
        housekeeping.tidy();
        assertThat(tables("events_to_%"))
                .containsExactly("events_to_20000000", "events_to_30000000");
    }
}

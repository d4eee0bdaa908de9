package opora.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import opora.engines.EmbeddedPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DeskSeedTest {
    private static final List<String> CONTEXTS =
            List.of("--contexts", "identity,customers,portal,tickets,assignment,search");

    @Test
    void fillsAFolderOnceAndTheDeskWorksOnIt(@TempDir Path folder) throws Exception {
        var plan = new DeskSeed.Plan(400, 7);
        assertThat(SeededFolder.fill(folder, plan, CONTEXTS)).isEqualTo(400);
        assertThat(SeededFolder.fill(folder, plan, CONTEXTS)).as("all is there").isZero();
        assertThatThrownBy(() -> SeededFolder.fill(folder, new DeskSeed.Plan(500, 7), CONTEXTS))
                .hasMessageContaining("other --tickets");
        try (var server = EmbeddedPostgres.start(folder.resolve("postgres"), 0)) {
            var url = server.url(SeededFolder.DATABASE);
            for (var wrong :
                    List.of(
                            "tickets.tickets t where version <> (select max(n) + count(*) from tickets.entries where ticket = id) / 2",
                            "tickets.tickets t where status <> 'new' and status <> (select facts ->> 'to' from tickets.entries"
                                    + " where ticket = id and kind = 'Moved' order by n desc limit 1)",
                            "tickets.tickets t full join portal.tickets p on p.ticket = t.id::text and p.status = t.status"
                                    + " and p.version = t.version where t.id is null or p.ticket is null",
                            "tickets.tickets t full join search.words w using (number) where id is null or words is null",
                            "tickets.tickets t left join assignment.tickets a on a.ticket = t.id::text where a.ticket is null",
                            "tickets.tickets t where open <> exists (select from tickets.subject_words where number = t.number)",
                            "search.words where shown is not null and words = shown")) {
                assertThat(Rows.count(url, "select count(*) from " + wrong)).as(wrong).isZero();
            }
            assertThat(Rows.count(url, "select count(*) from search.slips")).isGreaterThan(1_000);
            assertThat(
                            Rows.count(
                                    url,
                                    "select count(*) from pg_indexes where indexname = 'words_all'"))
                    .isOne();
        }
        var bench = new CommandLine(new BenchCommand());
        var code =
                bench.execute(
                        "desk",
                        "--tickets",
                        "400",
                        "--seed",
                        "7",
                        "--seconds",
                        "1",
                        "--warm",
                        "1",
                        "--writers",
                        "4",
                        "--data",
                        folder.toString());
        assertThat(code).as("nothing lost, nothing doubled").isZero();
    }

    @Test
    void drawsTheSameAgain() {
        var plan = new DeskSeed.Plan(1_000, 7);
        var until = Instant.parse("2026-01-01T00:00:00Z");
        for (var place : List.of(0, 500, 999)) {
            assertThat(Drawn.of(plan, place, until)).isEqualTo(Drawn.of(plan, place, until));
        }
        assertThat(Drawn.of(plan, 1, until).subject())
                .isNotEqualTo(Drawn.of(plan, 2, until).subject());
        assertThat(Drawn.of(plan, 500, until).text()).contains(Stories.RARE);
        assertThat(Drawn.of(plan, 500, until).openedAt()).isBefore(until);
    }
}

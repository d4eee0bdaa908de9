package opora.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.LongStream;
import opora.TestGround;
import opora.shell.MasterKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever somebody does to the rows behind our back is found, and the place is named.
class ChainTest {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @TempDir private static Path data;
    private static TestGround ground;
    private static Chain chain;
    private static MasterKey master;

    @BeforeAll
    static void start() {
        ground = TestGround.of("journal");
        master = new MasterKey(null, data);
    }

    @AfterAll
    static void stop() {
        ground.close();
    }

    @BeforeEach
    void tenEntries() {
        ground.db.sql("delete from journal.entries").update();
        ground.db.sql("delete from journal.chain").update();
        chain = new Chain(ground.db, master);
        inTransaction(chain::begin);
        add(1, 6);
        add(7, 10);
    }

    @Test
    void whatNobodyTouchedIsSound() {
        assertThat(verdict().findings()).isEmpty();
        assertThat(verdict().entries()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "update journal.entries set who = 'eve' where position = 4"
                        + " | entry 4 was changed, or is not in its own place",
                "update journal.entries set at = at + interval '1 second' where position = 10"
                        + " | entry 10 was changed, or is not in its own place",
                "update journal.entries set subject = concat(subject, who), who = '' where position = 1"
                        + " | entry 1 was changed, or is not in its own place",
                "delete from journal.entries where position = 1 | entry 1 is missing",
                "delete from journal.entries where position in (5, 6) | entries 5 to 6 are missing",
                "delete from journal.entries where position = 10 | entry 10 is missing",
                "delete from journal.entries | entries 1 to 10 are missing",
                "insert into journal.entries select 11, at, who, behind, action, subject, before, after, origin,"
                        + " client, request, correlation, previous, seal from journal.entries where position = 10"
                        + " | entry 11 was changed, or is not in its own place",
                "update journal.chain set first_position = 4, before_first = '\\x00'"
                        + " | where the journal begins and ends was changed",
                "update journal.chain set last_position = 9 | where the journal begins and ends was changed"
            })
    void findsWhatWasDone(String tampering, String finding) {
        ground.db.sql(tampering).update();
        assertThat(verdict().findings()).contains(finding);
    }

    @Test
    void findsRowsThatChangedPlaces() {
        ground.db.sql("update journal.entries set position = -1 where position = 3").update();
        ground.db.sql("update journal.entries set position = 3 where position = 7").update();
        ground.db.sql("update journal.entries set position = 7 where position = -1").update();
        assertThat(verdict().findings())
                .containsExactly(
                        "entry 3 was changed, or is not in its own place",
                        "entry 7 was changed, or is not in its own place");
    }

    @Test
    void findsARowThatWasTakenOutWithTheGapClosed() {
        ground.db.sql("delete from journal.entries where position = 5").update();
        ground.db
                .sql("update journal.entries set position = position - 1 where position > 5")
                .update();
        assertThat(verdict().findings())
                .contains("entry 5 was changed, or is not in its own place", "entry 10 is missing");
    }

    @Test
    void whoHasNotTheKeyMakesNoSealThatFits() {
        var others = new ChainKey(new byte[32]);
        var kept = row(4);
        var forged =
                new Entry(kept.at(), "eve", null, "a", "s", "", "", "", "", "", kept.correlation());
        ground.db
                .sql(
                        "update journal.entries set who = 'eve', action = 'a', subject = 's', seal = ? where position = 4")
                .param(others.seal(kept.previous(), 4, forged))
                .update();
        assertThat(verdict().findings())
                .contains("entry 4 was changed, or is not in its own place");
    }

    @Test
    void isStillSoundAfterOldEntriesWereDropped() {
        var settings = new JournalSettings(Duration.ofDays(30));
        var old = new DropOld(ground.backbone.database(), ground.db, chain, settings);
        old.dropBefore(NOW.plusSeconds(5));
        assertThat(verdict().findings()).isEmpty();
        assertThat(verdict().entries()).isEqualTo(6);
        add(11, 12);
        assertThat(verdict().findings()).isEmpty();
        ground.db.sql("delete from journal.entries where position = 5").update();
        assertThat(verdict().findings()).containsExactly("entry 5 is missing");
        old.dropBefore(NOW.plusSeconds(60));
        assertThat(verdict().findings()).isEmpty();
        assertThat(verdict().entries()).isZero();
        add(13, 13);
        assertThat(verdict().entries()).isEqualTo(1);
    }

    @Test
    void keepsNothingForLessThanThirtyDays() {
        org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() -> new JournalSettings(Duration.ofDays(29)));
    }

    private static VerifyChain.Verdict verdict() {
        return VerifyChain.of(ground.backbone.database().joined(), master);
    }

    private static Kept row(long position) {
        return ground.db
                .sql(Kept.COLUMNS + "where position = ?")
                .param(position)
                .query(Kept::read)
                .single();
    }

    /// Each a second after the one before.
    private static void add(long from, long to) {
        var entries =
                LongStream.rangeClosed(from, to)
                        .mapToObj(
                                i ->
                                        Entry.heard(
                                                NOW.plusSeconds(i), "anna", "did", "s" + i, "flow"))
                        .toList();
        inTransaction(() -> chain.add(entries));
    }

    private static void inTransaction(Runnable work) {
        ground.backbone
                .database()
                .transact(
                        "journal",
                        _ -> {
                            work.run();
                            return true;
                        });
    }
}

package opora;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import opora.shell.Deed;
import opora.shell.Journal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The journal, checked from the command line while the application runs.
class AuditCommandTest {
    private static final int MISUSE = 2;

    private final WholeApp app = WholeApp.get();

    @Test
    void saysWhetherTheJournalIsSound() throws Exception {
        var name = "audited-" + System.nanoTime();
        app.bean(Journal.class).tellOf(name, Deed.of("test.done", name));
        var count = "select count(*) from journal.entries where who = ?";
        Eventually.holds(
                () ->
                        assertThat(app.db().sql(count).param(name).query(Long.class).single())
                                .isOne());
        assertThat(verify()).isZero();
        var change = "update journal.entries set client = ? where who = ?";
        app.db().sql(change).params("another", name).update();
        assertThat(verify()).isOne();
        app.db().sql(change).params("", name).update();
        assertThat(verify()).isZero();
    }

    @Test
    void makesNoKeyOfItsOwn(@TempDir Path empty) {
        var exit = Main.commandLine().execute("audit", "verify", "--data", empty.toString());
        assertThat(exit).isEqualTo(MISUSE);
        assertThat(empty.resolve("master.key")).doesNotExist();
    }

    private int verify() {
        var data = app.bean(Settings.class).data().toString();
        return Main.commandLine().execute("audit", "verify", "--data", data);
    }
}

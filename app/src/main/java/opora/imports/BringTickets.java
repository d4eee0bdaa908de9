package opora.imports;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import opora.shell.Round;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Reads the files of runs, some records at a time.
@Component
class BringTickets extends Round {
    private static final Logger log = LoggerFactory.getLogger(BringTickets.class);
    private static final int AT_ONCE = 100;
    private static final int MOST_SIGNS = 1_000_000;

    private final Runs runs;
    private final TakeRecords records;

    BringTickets(Runs runs, TakeRecords records) {
        super("imports", Duration.ofSeconds(1), 0);
        this.runs = runs;
        this.records = records;
    }

    @Override
    protected void look() {
        for (var run = runs.claim(); run.isPresent() && isRunning(); run = runs.claim()) {
            bring(run.get());
        }
    }

    private void bring(Run run) {
        try {
            var batch = new Batch(run);
            run.source().read(Path.of(run.path()), batch::add);
            batch.flush();
            runs.end(run, Run.State.DONE, "");
        } catch (Stopped e) {
            log.info("the import of {} goes on after the next start", run.name());
        } catch (NoSuchFileException e) {
            runs.end(run, Run.State.FAILED, "no such file");
        } catch (UnreadableFile | IOException e) {
            runs.end(run, Run.State.FAILED, String.valueOf(e.getMessage()));
        }
    }

    /// This process ends.
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /// What goes into one transaction.
    private final class Batch {
        private final Run run;
        private final List<Found> found = new ArrayList<>();
        private int signs;

        Batch(Run run) {
            this.run = run;
        }

        void add(Found one) {
            if (!isRunning()) {
                throw new Stopped();
            }
            found.add(one);
            signs +=
                    one.text().length()
                            + one.said().stream().mapToInt(it -> it.text().length()).sum();
            if (found.size() >= AT_ONCE || signs > MOST_SIGNS) {
                flush();
            }
        }

        void flush() {
            if (!found.isEmpty()) {
                records.take(run, found);
            }
            found.clear();
            signs = 0;
        }
    }
}

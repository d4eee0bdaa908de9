package opora.cards;

import java.time.Duration;
import java.time.YearMonth;
import opora.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Anna's card in the demo, one of those that the played bank knows.
@Component
class DemoCards implements ApplicationRunner {
    private static final Logger log = LoggerFactory.getLogger(DemoCards.class);
    private static final int ATTEMPTS = 20;
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final Settings settings;
    private final JdbcClient db;
    private final Cards cards;

    DemoCards(Settings settings, JdbcClient db, Cards cards) {
        this.settings = settings;
        this.db = db;
        this.cards = cards;
    }

    /// Beside the start, which need not wait for a bank; that may need longer to start than we do.
    @Override
    public void run(ApplicationArguments arguments) {
        if (settings.demo()) {
            Thread.ofVirtual().name("demo-card").start(this::add);
        }
    }

    private void add() {
        for (int attempt = 0; attempt < ATTEMPTS && !added(); attempt++) {
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean added() {
        var there = "select exists (select from cards.cards where username = 'anna')";
        if (db.sql(there).query(Boolean.class).single()) {
            return true;
        }
        var number = CardNumber.parse("4242 4242 4242 4242").orElseThrow();
        try {
            cards.add("anna", number, YearMonth.now().plusYears(3), "123");
        } catch (RuntimeException e) {
            log.debug("anna has no card yet: {}", e.getMessage());
        }
        return db.sql(there).query(Boolean.class).single();
    }
}

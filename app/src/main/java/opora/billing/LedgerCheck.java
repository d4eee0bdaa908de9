package opora.billing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Adds the ledger up again and again: wallets whose balance is not the sum of their transfers are
/// a fault that somebody must look at, so the process says it is not well.
@Component("ledger")
class LedgerCheck implements HealthIndicator, SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(LedgerCheck.class);

    private final JdbcClient db;
    private final BillingSettings settings;
    private volatile boolean running;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("ledger-check").factory());
    private volatile long unbalanced;

    LedgerCheck(JdbcClient db, BillingSettings settings, MeterRegistry meters) {
        this.db = db;
        this.settings = settings;
        Gauge.builder("opora.ledger.unbalanced", this, check -> check.unbalanced)
                .description("wallets whose balance is not the sum of their transfers")
                .register(meters);
    }

    /// How many wallets do not add up.
    long verify() {
        unbalanced = db.sql("select count(*) from billing.unbalanced").query(Long.class).single();
        return unbalanced;
    }

    @Override
    public Health health() {
        return unbalanced == 0
                ? Health.up().build()
                : Health.down().withDetail("unbalanced", unbalanced).build();
    }

    private void look() {
        try {
            if (verify() > 0) {
                log.error("{} wallets do not add up, see billing.unbalanced", unbalanced);
            }
        } catch (RuntimeException e) {
            log.warn("the ledger could not be checked: {}", e.getMessage());
        }
    }

    @Override
    public void start() {
        running = true;
        var pause = settings.verify().toMillis();
        clock.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        clock.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

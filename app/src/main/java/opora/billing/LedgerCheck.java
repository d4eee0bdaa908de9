package opora.billing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import opora.backbone.Database;
import opora.billing.LedgerAudit.Finding;
import opora.shell.Round;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Audits the ledger again and again: what does not agree is a fault that somebody must look at, so
/// the process says it is not well.
@Component("ledger")
class LedgerCheck extends Round implements HealthIndicator {
    private static final Logger log = LoggerFactory.getLogger(LedgerCheck.class);

    private final Database database;
    private volatile List<Finding> findings = List.of();
    private volatile Instant checkedAt = Instant.now();

    LedgerCheck(Database database, BillingSettings settings, MeterRegistry meters) {
        super("ledger", settings.verify(), 20);
        this.database = database;
        Gauge.builder("opora.ledger.unbalanced", this, check -> check.findings.size())
                .description("accounts, postings and holds that do not agree with each other")
                .register(meters);
        Gauge.builder("opora.ledger.age.seconds", this, LedgerCheck::ageSeconds)
                .description("how long ago the ledger was audited")
                .register(meters);
    }

    private double ageSeconds() {
        return Duration.between(checkedAt, Instant.now()).toMillis() / 1_000.0;
    }

    List<Finding> verify() {
        findings =
                database.transact(
                        "billing",
                        connection -> {
                            LedgerAudit.freeze(connection);
                            return LedgerAudit.of(connection);
                        });
        checkedAt = Instant.now();
        return findings;
    }

    /// What the last audit found.
    List<Finding> findings() {
        return findings;
    }

    Instant checkedAt() {
        return checkedAt;
    }

    @Override
    public Health health() {
        return findings.isEmpty()
                ? Health.up().build()
                : Health.down().withDetail("unbalanced", findings.size()).build();
    }

    @Override
    protected void look() {
        verify().forEach(finding -> log.error("the ledger is wrong: {}", finding));
    }
}

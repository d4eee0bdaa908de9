package opora.billing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
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

    /// Every so many rounds all postings are looked at, in between the new ones.
    private static final int WHOLE = 60;

    /// So many postings may have been committed after one with a higher number.
    private static final long LATE = 50_000;

    private final Database database;
    private volatile long seen;
    private int rounds = 1;
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

    /// Everything, from the first posting on.
    List<Finding> verify() {
        return verify(0);
    }

    private List<Finding> verify(long from) {
        var found =
                new LinkedHashSet<>(
                        database.transact(
                                "billing",
                                connection -> {
                                    LedgerAudit.freeze(connection);
                                    seen = LedgerAudit.newest(connection);
                                    return LedgerAudit.of(connection, from);
                                }));
        if (from > 0) { // what was wrong with older postings still is
            findings.stream().filter(Finding::ofPosting).forEach(found::add);
        }
        findings = List.copyOf(found);
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
        var whole = rounds++ % WHOLE == 0;
        verify(whole ? 0 : seen - LATE)
                .forEach(finding -> log.error("the ledger is wrong: {}", finding));
    }
}

package opora.billing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import opora.backbone.Database;
import opora.backbone.Database.Work;
import opora.billing.LedgerAudit.Finding;
import opora.shell.Round;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Audits the ledger again and again, a small part at a time, so that nobody waits for it: the
/// wallets and holds in turn, the postings of late, and those of old from the first one on. What
/// does not agree is a fault that somebody must look at, so the process says it is not well.
@Component("ledger")
class LedgerCheck extends Round implements HealthIndicator {
    private static final Logger log = LoggerFactory.getLogger(LedgerCheck.class);
    static final int PARTS = 60;
    private static final long OLD_AT_ONCE = 5_000;

    private final Database database;
    private final LedgerProgress progress = new LedgerProgress(PARTS, OLD_AT_ONCE);
    private final Map<Integer, List<Finding>> ofAccounts = new HashMap<>();
    private final Set<Finding> ofPostings = new LinkedHashSet<>();
    private volatile List<Finding> findings = List.of();
    private volatile Instant checkedAt = Instant.now();

    LedgerCheck(Database database, BillingSettings settings, MeterRegistry meters) {
        super("ledger", settings.verify().dividedBy(PARTS), 20);
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
    synchronized List<Finding> verify() {
        var found = frozen(LedgerAudit::of);
        ofAccounts.clear();
        ofPostings.clear();
        ofAccounts.put(PARTS, found);
        return conclude();
    }

    /// What the last audits found.
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
    protected synchronized void look() {
        var part = progress.part();
        ofAccounts.put(part, frozen(connection -> LedgerAudit.accounts(connection, part, PARTS)));
        if (part == PARTS - 1) {
            ofAccounts.remove(PARTS); // every part has been looked at since all was
        }
        for (var span : progress.next(frozen(LedgerAudit::newest))) {
            ofPostings.addAll(frozen(connection -> LedgerAudit.postings(connection, span)));
        }
        conclude().forEach(finding -> log.error("the ledger is wrong: {}", finding));
    }

    private List<Finding> conclude() {
        var all = new LinkedHashSet<>(ofPostings);
        ofAccounts.values().forEach(all::addAll);
        findings = List.copyOf(all);
        checkedAt = Instant.now();
        return findings;
    }

    private <T> T frozen(Work<T> reading) {
        return database.transact(
                "billing",
                connection -> {
                    LedgerAudit.freeze(connection);
                    return reading.run(connection);
                });
    }
}

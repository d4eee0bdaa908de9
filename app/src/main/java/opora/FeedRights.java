package opora;

import java.time.Duration;
import java.util.HashSet;
import java.util.stream.Collectors;
import opora.backbone.Backbone;
import opora.backbone.Tail;
import opora.identity.AccessChanged;
import opora.identity.GivenRole;
import opora.identity.RoleDefined;
import opora.shell.Rights;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Brings what identity says about roles and people to every process. People come first: a role
/// that has no rights yet opens nothing, while one that was taken from somebody would.
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class FeedRights implements ApplicationRunner {
    private static final Logger log = LoggerFactory.getLogger(FeedRights.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Backbone backbone;
    private final Rights rights;

    FeedRights(Backbone backbone, Rights rights) {
        this.backbone = backbone;
        this.rights = rights;
    }

    @Override
    public void run(ApplicationArguments arguments) throws InterruptedException {
        Thread.ofVirtual().name("rights").start(this::feed);
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!rights.ready() && System.nanoTime() < deadline) {
            Thread.sleep(10);
        }
    }

    private void feed() {
        var people =
                backbone.tail(AccessChanged.class, Tail.From.BEGINNING, told -> take(told.event()));
        while (!people.awaitReady(Duration.ofMinutes(1))) {
            log.warn(
                    "still reading who may do what; nobody who is signed in is answered until then");
        }
        rights.everybodyIsKnown();
        backbone.tail(RoleDefined.class, Tail.From.BEGINNING, told -> take(told.event()));
    }

    private void take(AccessChanged told) {
        var grants = told.roles().stream().map(GivenRole::grant).collect(Collectors.toSet());
        rights.give(told.username(), grants, told.barred(), told.changedAt());
    }

    private void take(RoleDefined told) {
        rights.define(told.role(), new HashSet<>(told.rights()), told.definedAt());
    }
}

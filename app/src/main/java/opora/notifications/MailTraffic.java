package opora.notifications;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Starts and stops the courier, and the embedded mail server where none is set.
@Component
class MailTraffic implements SmartLifecycle {
    private final NotificationsSettings settings;
    private final Courier courier;
    private final @Nullable CompletableFuture<EmbeddedMailServer> embedded;
    private volatile boolean running;

    MailTraffic(LettersInHand letters, Bell bell, NotificationsSettings settings) {
        this.settings = settings;
        // beside the rest of the start, which need not wait for it
        this.embedded =
                settings.smtp() == null
                        ? CompletableFuture.supplyAsync(
                                () -> EmbeddedMailServer.start(0), Thread::startVirtualThread)
                        : null;
        this.courier = new Courier(letters, bell, this::server, settings);
    }

    /// The mail server in this process, if there is one.
    Optional<EmbeddedMailServer> embedded() {
        return Optional.ofNullable(embedded).map(CompletableFuture::join);
    }

    private MailServer server() {
        var smtp = settings.smtp();
        return smtp == null
                ? embedded().orElseThrow().address()
                : MailServer.of(smtp, settings.user(), settings.password());
    }

    @Override
    public void start() {
        running = true;
        courier.start();
    }

    @Override
    public void stop() {
        running = false;
        courier.close();
        embedded().ifPresent(EmbeddedMailServer::close);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// After the backbone when starting, before it when stopping: what became of the last letter is
    /// still told.
    @Override
    public int getPhase() {
        return 1;
    }
}

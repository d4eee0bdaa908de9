package opora.notifications;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import opora.notifications.NotificationRequested.Channel;
import opora.shell.EmbeddedBox;
import opora.shell.ReplyTag;
import opora.shell.SealedText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Starts and stops the courier, and the embedded mail server where none is set; sees to digests
/// and to what is to be forgotten.
@Component
class MailTraffic implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(MailTraffic.class);
    private static final Duration TIDY = Duration.ofSeconds(5);

    private final LettersInHand letters;
    private final NotificationsSettings settings;
    private final Courier courier;
    private final GatherDigests digests;
    private final @Nullable CompletableFuture<EmbeddedMailServer> embedded;
    private volatile boolean running;
    private volatile Thread tidier = Thread.ofVirtual().unstarted(() -> {});

    MailTraffic(
            LetterLines lines,
            LettersInHand letters,
            CourierBell bell,
            NotificationsSettings settings,
            Unsubscribe unsubscribe,
            Enclose enclose,
            GatherDigests digests,
            SealedText sealed,
            ReplyTag tags,
            EmbeddedBox box) {
        this.digests = digests;
        this.letters = letters;
        this.settings = settings;
        // beside the rest of the start, which need not wait for it
        this.embedded =
                settings.smtp() == null
                        ? CompletableFuture.supplyAsync(
                                () -> embedded(box), Thread::startVirtualThread)
                        : null;
        this.courier =
                new Courier(
                        lines,
                        letters,
                        bell,
                        Channel.EMAIL,
                        () ->
                                new OpenedLine(
                                        new MailLine(
                                                server(),
                                                settings,
                                                unsubscribe::farewell,
                                                enclose::into),
                                        sealed,
                                        tags),
                        settings);
    }

    private static EmbeddedMailServer embedded(EmbeddedBox box) {
        var here = box.orNone();
        return here == null ? EmbeddedMailServer.start(0) : EmbeddedMailServer.start(0, here);
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
        tidier = Thread.ofVirtual().name("mail-tidier").start(this::tidy);
    }

    private void tidy() {
        while (running) {
            try {
                embedded().ifPresent(EmbeddedMailServer::tidy);
                letters.forget();
                digests.gather();
                Thread.sleep(TIDY);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.debug("old mails stay a little longer", e);
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        tidier.interrupt();
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

package opora.privacy;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// What was gathered for somebody does not lie about longer than needed.
@Component
class DropExports implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(DropExports.class);
    private static final Duration PAUSE = Duration.ofHours(1);

    private final Exports exports;
    private final PrivacySettings settings;
    private volatile Thread thread = Thread.ofVirtual().unstarted(() -> {});

    DropExports(Exports exports, PrivacySettings settings) {
        this.exports = exports;
        this.settings = settings;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("privacy-age").start(this::run);
    }

    private void run() {
        while (true) {
            try {
                drop();
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void drop() {
        try {
            exports.drop(settings.keepExports());
        } catch (RuntimeException e) {
            log.warn("old exports stay for another hour: {}", e.getMessage());
        }
    }

    @Override
    public void stop() {
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }
}

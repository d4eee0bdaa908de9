package opora.privacy;

import java.time.Duration;
import opora.shell.Round;
import org.springframework.stereotype.Component;

/// What was gathered for somebody does not lie about longer than needed.
@Component
class DropExports extends Round {
    private final Exports exports;
    private final PrivacySettings settings;

    DropExports(Exports exports, PrivacySettings settings) {
        super("exports", Duration.ofHours(1), 0);
        this.exports = exports;
        this.settings = settings;
    }

    @Override
    public void start() {
        super.start();
        ring();
    }

    @Override
    protected void look() {
        exports.drop(settings.keepExports());
    }
}

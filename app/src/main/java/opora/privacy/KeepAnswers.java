package opora.privacy;

import opora.backbone.Handles;
import opora.shell.DataGathered;
import org.springframework.stereotype.Component;

/// Collects what the contexts answer.
@Component
class KeepAnswers {
    private final Exports exports;

    KeepAnswers(Exports exports) {
        this.exports = exports;
    }

    @Handles
    void on(DataGathered piece) {
        exports.keep(piece);
    }
}

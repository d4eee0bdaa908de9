package opora;

import opora.backbone.Backbone;
import opora.backbone.Tail;
import opora.identity.SigningKeyIssued;
import opora.shell.Keys;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/// Brings identity's public keys to the door of every process, so that any of them tells a true
/// token from a false one by itself.
@Component
class FeedKeys implements ApplicationRunner {
    private final Backbone backbone;
    private final Keys keys;

    FeedKeys(Backbone backbone, Keys keys) {
        this.backbone = backbone;
        this.keys = keys;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        backbone.tail(
                SigningKeyIssued.class,
                Tail.From.BEGINNING,
                issued -> keys.accept(issued.event().id(), issued.event().publicKey()));
    }
}

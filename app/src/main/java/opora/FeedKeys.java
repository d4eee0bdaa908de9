package opora;

import java.time.Duration;
import java.util.HashSet;
import opora.backbone.Backbone;
import opora.backbone.Tail;
import opora.identity.AccessTokenTold;
import opora.identity.PersonLinked;
import opora.identity.SessionEnded;
import opora.identity.SigningKeyIssued;
import opora.shell.AccessTokens;
import opora.shell.Keys;
import opora.shell.Vouching;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/// Brings identity's public keys, tokens of programs, and the sessions that ended early, to the
/// door of every process, so that any of them tells a good token from another by itself. The ended
/// sessions come first: before they are known no key is, and so no token is believed.
@Component
class FeedKeys implements ApplicationRunner {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Backbone backbone;
    private final Keys keys;
    private final AccessTokens tokens;
    private final Settings settings;
    private final Vouching vouching;

    FeedKeys(
            Backbone backbone,
            Keys keys,
            AccessTokens tokens,
            Settings settings,
            Vouching vouching) {
        this.backbone = backbone;
        this.keys = keys;
        this.tokens = tokens;
        this.settings = settings;
        this.vouching = vouching;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var ended =
                backbone.tail(
                        SessionEnded.class,
                        Tail.From.BEGINNING,
                        end -> keys.end(end.event().sessionId(), end.event().until()));
        Thread.ofVirtual().name("feed-keys").start(() -> feed(ended));
    }

    private void feed(Tail<SessionEnded> ended) {
        if (!heard(ended)) {
            return;
        }
        if (settings.keycloak() != null) {
            backbone.tail(
                    PersonLinked.class,
                    Tail.From.BEGINNING,
                    link -> vouching.link(link.event().subject(), link.event().username()));
        }
        var made =
                backbone.tail(
                        AccessTokenTold.class, Tail.From.BEGINNING, told -> take(told.event()));
        var issued =
                backbone.tail(
                        SigningKeyIssued.class,
                        Tail.From.BEGINNING,
                        key -> keys.accept(key.event().id(), key.event().publicKey()));
        if (heard(made) && heard(issued)) {
            keys.allAreKnown();
        }
    }

    /// Waits until all that had been said before is known; false when the process ends first.
    private static boolean heard(Tail<?> tail) {
        while (!tail.awaitReady(PATIENCE)) {
            if (Thread.currentThread().isInterrupted()) {
                return false;
            }
        }
        return true;
    }

    private void take(AccessTokenTold told) {
        if (told.revoked()) {
            tokens.revoke(told.hash());
            return;
        }
        tokens.accept(
                told.hash(),
                new AccessTokens.Known(
                        told.tokenId(),
                        told.username(),
                        new HashSet<>(told.roles()),
                        new HashSet<>(told.scopes()),
                        told.until()));
    }
}

package opora.journal;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import opora.backbone.Database;
import opora.backbone.Handles;
import opora.backbone.Incoming;
import opora.identity.AccessTokenTold;
import opora.identity.AppAccessChanged;
import opora.identity.PasskeysChanged;
import opora.identity.PasswordChanged;
import opora.identity.SecondFactorChanged;
import opora.identity.SessionBegun;
import opora.identity.SessionEnded;
import org.springframework.stereotype.Component;

/// Adds to the journal what identity tells of how people get in.
@Component
class KeepSignIns {
    private final Database database;
    private final Chain chain;

    KeepSignIns(Database database, Chain chain) {
        this.database = database;
        this.chain = chain;
    }

    /// @param subject what it was done to
    private record Word(Instant at, String who, String action, String subject) {}

    @Handles
    void onBegun(List<Incoming<SessionBegun>> begun) {
        add(
                begun,
                one ->
                        new Word(
                                one.begunAt(),
                                one.username(),
                                "identity.session.begun",
                                one.device()));
    }

    @Handles
    void onEnded(List<Incoming<SessionEnded>> ended) {
        add(
                ended,
                one ->
                        new Word(
                                one.endedAt(),
                                one.username(),
                                "identity.session.ended",
                                one.sessionId()));
    }

    @Handles
    void onFactors(List<Incoming<SecondFactorChanged>> changed) {
        add(
                changed,
                one ->
                        new Word(
                                one.changedAt(),
                                one.username(),
                                one.on() ? "identity.factor.set" : "identity.factor.removed",
                                one.username()));
    }

    @Handles
    void onPasskeys(List<Incoming<PasskeysChanged>> changed) {
        add(
                changed,
                one ->
                        new Word(
                                one.changedAt(),
                                one.username(),
                                one.added() ? "identity.passkey.added" : "identity.passkey.removed",
                                one.username()));
    }

    @Handles
    void onPasswords(List<Incoming<PasswordChanged>> changed) {
        add(
                changed,
                one ->
                        new Word(
                                one.changedAt(),
                                one.username(),
                                "identity.password.changed",
                                one.username()));
    }

    @Handles
    void onApps(List<Incoming<AppAccessChanged>> changed) {
        add(
                changed,
                one ->
                        new Word(
                                one.changedAt(),
                                one.username(),
                                one.scopes().isEmpty()
                                        ? "identity.app.stopped"
                                        : "identity.app.allowed",
                                one.clientId()));
    }

    /// The event has no time of its own.
    @Handles
    void onTokens(List<Incoming<AccessTokenTold>> told) {
        keep(
                told,
                one ->
                        new Word(
                                one.meta().time(),
                                one.event().username(),
                                one.event().revoked()
                                        ? "identity.token.revoked"
                                        : "identity.token.made",
                                one.event().tokenId()));
    }

    private <E> void add(List<Incoming<E>> batch, Function<E, Word> words) {
        keep(batch, one -> words.apply(one.event()));
    }

    private <E> void keep(List<Incoming<E>> batch, Function<Incoming<E>, Word> words) {
        database.transact(
                "journal",
                _ -> {
                    chain.add(batch.stream().map(one -> entry(one, words.apply(one))).toList());
                    return batch;
                });
    }

    private static Entry entry(Incoming<?> incoming, Word word) {
        return Entry.heard(
                word.at(),
                word.who(),
                word.action(),
                word.subject(),
                incoming.meta().correlation());
    }
}

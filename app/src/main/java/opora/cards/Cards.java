package opora.cards;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import opora.backbone.Database;
import opora.cards.Provider.Shown;
import opora.shell.Deed;
import opora.shell.Journal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// People's cards: adding, preferring, removing.
@Component
class Cards {
    static final int MOST = 10;

    private final Database database;
    private final JdbcClient db;
    private final Vault vault;
    private final Provider provider;
    private final Journal journal;

    Cards(Database database, JdbcClient db, Vault vault, Provider provider, Journal journal) {
        this.database = database;
        this.db = db;
        this.vault = vault;
        this.provider = provider;
        this.journal = journal;
    }

    /// What came of adding a card. The names are parts of text keys.
    enum Added {
        DONE,
        /// The provider does not know it.
        UNKNOWN,
        /// The provider does not answer.
        AWAY,
        TOO_MANY
    }

    List<Card> of(String username) {
        var sql =
                """
                select id, brand, last4, month, year, preferred from cards.cards
                where username = ? and removed_at is null order by preferred desc, added_at
                """;
        return db.sql(sql).param(username).query(Card.class).list();
    }

    /// The provider is asked before any transaction begins.
    Added add(String username, CardNumber number, YearMonth until, String code) {
        if (of(username).size() >= MOST) {
            return Added.TOO_MANY;
        }
        return switch (provider.show(number, until, code)) {
            case Shown.Known known -> {
                database.transact(
                        CardsContext.NAME, _ -> keep(username, number, until, known.token()));
                yield Added.DONE;
            }
            case Shown.Unknown _ -> Added.UNKNOWN;
            case Shown.Away _ -> Added.AWAY;
        };
    }

    private String keep(String username, CardNumber number, YearMonth until, String token) {
        var id = UUID.randomUUID().toString();
        var sealed = vault.seal(number, id);
        lock(username);
        var sql =
                """
                insert into cards.cards (id, username, token, brand, last4, month, year, wrapped_key, key_version,
                    sealed_number, preferred)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, not exists (select from cards.cards where username = ? and preferred))
                """;
        db.sql(sql)
                .param(id)
                .param(username)
                .param(token)
                .param(number.brand().name())
                .param(number.last4())
                .param(until.getMonthValue())
                .param(until.getYear())
                .param(sealed.wrappedKey())
                .param(sealed.version())
                .param(sealed.number())
                .param(username)
                .update();
        database.publish(
                new CardAdded(
                        username,
                        id,
                        number.brand().name(),
                        number.last4(),
                        until.getMonthValue(),
                        until.getYear(),
                        Instant.now()));
        find(username, id)
                .ifPresent(
                        card ->
                                journal.tell(
                                        Deed.of("cards.card.added", username)
                                                .to("card", card.title())));
        return id;
    }

    /// One change of a person's cards after the other, so that exactly one is preferred.
    private void lock(String username) {
        db.sql("select pg_advisory_xact_lock(hashtextextended('cards.' || ?, 0))")
                .param(username)
                .query()
                .singleRow();
    }

    /// Answers whether there is such a card.
    boolean prefer(String username, String id) {
        return database.transact(
                CardsContext.NAME,
                _ -> {
                    lock(username);
                    var wished = find(username, id);
                    if (wished.isEmpty()) {
                        return false;
                    }
                    var before = of(username).getFirst();
                    db.sql(
                                    "update cards.cards set preferred = false where username = ? and preferred")
                            .param(username)
                            .update();
                    db.sql("update cards.cards set preferred = true where id = ?")
                            .param(id)
                            .update();
                    journal.tell(
                            Deed.of("cards.card.preferred", username)
                                    .from("card", before.title())
                                    .to("card", wished.get().title()));
                    return true;
                });
    }

    /// Forgets the number and the token; what was charged stays known by the last four digits.
    boolean remove(String username, String id) {
        return database.transact(CardsContext.NAME, _ -> removeLocked(username, id));
    }

    private boolean removeLocked(String username, String id) {
        lock(username);
        var card = find(username, id);
        if (card.isEmpty()) {
            return false;
        }
        var sql =
                """
                update cards.cards set removed_at = now(), preferred = false, token = null, wrapped_key = null,
                    sealed_number = null
                where id = ?
                """;
        db.sql(sql).param(id).update();
        var left = of(username);
        if (!left.isEmpty() && !left.getFirst().preferred()) {
            db.sql("update cards.cards set preferred = true where id = ?")
                    .param(left.getFirst().id())
                    .update();
        }
        database.publish(new CardRemoved(username, id, left.size(), Instant.now()));
        journal.tell(Deed.of("cards.card.removed", username).from("card", card.get().title()));
        return true;
    }

    Optional<Card> find(String username, String id) {
        return of(username).stream().filter(card -> card.id().equals(id)).findFirst();
    }
}

package opora.cards;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import opora.backbone.Database;
import opora.shell.MasterKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Encrypts card numbers, each under a key of its own. Those keys are wrapped by a key that is
/// itself sealed by the installation's master key. A rotation makes a new wrapping key, wraps all
/// cards' keys anew and forgets the old one; the numbers stay as they are.
@Component
class Vault {
    static final String PURPOSE = "cards.keys";
    private static final int AT_ONCE = 500;

    static {
        prepare();
    }

    private final Database database;
    private final JdbcClient db;
    private final Aead master;

    Vault(Database database, JdbcClient db, MasterKey master) {
        this.database = database;
        this.db = db;
        this.master = new MasterAead(master);
    }

    static void prepare() {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @param version which wrapping key wrapped it
    record Sealed(byte[] wrappedKey, int version, byte[] number) {}

    /// The wrapping keys, as they are kept.
    private record Kept(byte[] sealed, int newest) {}

    /// In the transaction that writes it down: until that ends nobody forgets the wrapping key.
    Sealed seal(CardNumber number, String cardId) {
        var kept = kept("for share");
        try {
            var key = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            var sealed = aead(key).encrypt(bytes(number.digits()), bytes(cardId));
            return new Sealed(wrap(key, open(kept), cardId), kept.newest(), sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal a card", e);
        }
    }

    CardNumber open(Sealed sealed, String cardId) {
        try {
            var key = unwrap(sealed.wrappedKey(), open(kept("")), cardId);
            var plain = aead(key).decrypt(sealed.number(), bytes(cardId));
            return new CardNumber(new String(plain, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot open the card " + cardId, e);
        }
    }

    /// Goes on where a rotation that was cut off has stopped. Answers how many cards' keys were
    /// wrapped anew.
    int rotate() {
        transact(this::addKey);
        int done = 0;
        for (int some = AT_ONCE; some == AT_ONCE; done += some) {
            some = transact(this::wrapSome);
        }
        transact(this::forgetOld);
        return done;
    }

    private interface Act<T> {
        T run() throws GeneralSecurityException;
    }

    private <T> T transact(Act<T> act) {
        return database.transact(CardsContext.NAME, _ -> act.run());
    }

    private int addKey() throws GeneralSecurityException {
        var kept = kept("for update");
        var entry =
                KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary();
        var more = KeysetHandle.newBuilder(open(kept)).addEntry(entry).build();
        return keep(more, kept.newest() + 1);
    }

    private record Wrapped(String id, byte[] wrappedKey) {}

    private int wrapSome() throws GeneralSecurityException {
        var kept = kept("for share");
        var keys = open(kept);
        var sql =
                """
                select id, wrapped_key from cards.cards where removed_at is null and key_version < ?
                order by key_version limit ? for update
                """;
        var old = db.sql(sql).param(kept.newest()).param(AT_ONCE).query(Wrapped.class).list();
        for (var card : old) {
            var key = unwrap(card.wrappedKey(), keys, card.id());
            db.sql("update cards.cards set wrapped_key = ?, key_version = ? where id = ?")
                    .param(wrap(key, keys, card.id()))
                    .param(kept.newest())
                    .param(card.id())
                    .update();
        }
        return old.size();
    }

    /// Only the primary stays, unless a card was sealed under an older one in between.
    private int forgetOld() throws GeneralSecurityException {
        var kept = kept("for update");
        var sql = "select count(*) from cards.cards where removed_at is null and key_version < ?";
        if (db.sql(sql).param(kept.newest()).query(Long.class).single() > 0) {
            return kept.newest();
        }
        var keys = open(kept);
        var newest = KeysetHandle.newBuilder().addEntry(copyOf(keys.getPrimary())).build();
        return keep(newest, kept.newest());
    }

    private static KeysetHandle.Builder.Entry copyOf(KeysetHandle.Entry entry) {
        return KeysetHandle.importKey(entry.getKey()).makePrimary();
    }

    private int keep(KeysetHandle keys, int newest) throws GeneralSecurityException {
        var sealed = TinkProtoKeysetFormat.serializeEncryptedKeyset(keys, master, bytes(PURPOSE));
        db.sql("update cards.keys set sealed = ?, newest = ?, changed_at = now()")
                .param(sealed)
                .param(newest)
                .update();
        return newest;
    }

    private Kept kept(String lock) {
        var found = find(lock);
        if (found.isEmpty()) {
            begin();
            found = find(lock);
        }
        return found.getFirst();
    }

    private List<Kept> find(String lock) {
        return db.sql("select sealed, newest from cards.keys " + lock).query(Kept.class).list();
    }

    private void begin() {
        try {
            var first = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            var sealed =
                    TinkProtoKeysetFormat.serializeEncryptedKeyset(first, master, bytes(PURPOSE));
            db.sql("insert into cards.keys (sealed, newest) values (?, 1) on conflict do nothing")
                    .param(sealed)
                    .update();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeysetHandle open(Kept kept) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseEncryptedKeyset(kept.sealed(), master, bytes(PURPOSE));
    }

    private static byte[] wrap(KeysetHandle key, KeysetHandle keys, String cardId)
            throws GeneralSecurityException {
        return TinkProtoKeysetFormat.serializeEncryptedKeyset(key, aead(keys), bytes(cardId));
    }

    private static KeysetHandle unwrap(byte[] wrapped, KeysetHandle keys, String cardId)
            throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, aead(keys), bytes(cardId));
    }

    private static Aead aead(KeysetHandle keys) throws GeneralSecurityException {
        return keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

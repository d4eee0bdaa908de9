package opora.identity;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import opora.backbone.Database;
import opora.shell.Keys;
import opora.shell.MasterKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The key pair that tokens are signed with. Made at the first start; the private half never leaves
/// the database unsealed, the public half goes out as an event.
@Component
class SigningKeys {
    private static final int BITS = 2048;

    /// One process makes the first key, the others wait for it here.
    private static final long FIRST_KEY = 4_905_320_117L;

    private final Database database;
    private final JdbcClient db;
    private final MasterKey master;
    private final Keys keys;
    private volatile @Nullable SigningKey current;

    SigningKeys(Database database, JdbcClient db, MasterKey master, Keys keys) {
        this.database = database;
        this.db = db;
        this.master = master;
        this.keys = keys;
    }

    SigningKey current() {
        var known = current;
        return known != null ? known : loadOrMake();
    }

    private synchronized SigningKey loadOrMake() {
        var found =
                newest().orElseGet(
                                () ->
                                        database.transact(
                                                "identity",
                                                _ -> {
                                                    db.sql("select pg_advisory_xact_lock(?)")
                                                            .param(FIRST_KEY)
                                                            .query()
                                                            .singleRow();
                                                    return newest().orElseGet(this::make);
                                                }));
        keys.accept(found.id(), found.publicKey());
        current = found;
        return found;
    }

    /// The public halves, by their ids.
    Map<String, RSAPublicKey> published() {
        var all = new LinkedHashMap<String, RSAPublicKey>();
        db.sql("select id, public_key from identity.signing_keys order by issued_at desc")
                .query(
                        row -> {
                            all.put(row.getString("id"), read(row.getString("public_key")));
                        });
        return all;
    }

    private static RSAPublicKey read(String publicKey) {
        try {
            var spec = new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey));
            return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<SigningKey> newest() {
        var sql =
                "select id, public_key, sealed from identity.signing_keys order by issued_at desc limit 1";
        return db.sql(sql)
                .query(
                        (row, _) -> {
                            var id = row.getString("id");
                            return new SigningKey(
                                    id,
                                    row.getString("public_key"),
                                    open(id, row.getBytes("sealed")));
                        })
                .optional();
    }

    private SigningKey make() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            var pair = generator.generateKeyPair();
            var id = UUID.randomUUID().toString();
            var publicKey = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
            var sql = "insert into identity.signing_keys (id, public_key, sealed) values (?, ?, ?)";
            var sealed = master.seal(pair.getPrivate().getEncoded(), id);
            db.sql(sql).param(id).param(publicKey).param(sealed).update();
            var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            database.publish(new SigningKeyIssued(id, publicKey, now));
            return new SigningKey(id, publicKey, (RSAPrivateKey) pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private RSAPrivateKey open(String id, byte[] sealed) {
        try {
            var spec = new PKCS8EncodedKeySpec(master.open(sealed, id));
            return (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(spec);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

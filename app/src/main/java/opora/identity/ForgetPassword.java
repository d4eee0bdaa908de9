package opora.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import opora.backbone.Database;
import opora.backbone.Handles;
import opora.identity.Links.Purpose;
import opora.shell.PublicAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Mails a link by which a forgotten password is replaced. Asking takes the same work whether
/// anybody is called so or not; who it is, is looked up later.
@Component
class ForgetPassword {
    private static final int LONGEST = 254;

    private final Database database;
    private final JdbcClient db;
    private final Accounts accounts;
    private final Links links;
    private final Letters letters;
    private final PublicAddress address;
    private final IdentitySettings settings;

    ForgetPassword(
            Database database,
            JdbcClient db,
            Accounts accounts,
            Links links,
            Letters letters,
            PublicAddress address,
            IdentitySettings settings) {
        this.database = database;
        this.db = db;
        this.accounts = accounts;
        this.links = links;
        this.letters = letters;
        this.address = address;
        this.settings = settings;
    }

    /// @param typed a username or an address
    void ask(String typed) {
        var words = typed.strip().replace("\u0000", "");
        var wish = words.substring(0, Math.min(LONGEST, words.length()));
        var id = UUID.randomUUID().toString();
        database.transact(
                "identity",
                _ -> {
                    var sql = "insert into identity.reset_wishes (id, typed) values (?, ?)";
                    db.sql(sql).param(id).param(wish).update();
                    database.publish(
                            new PasswordForgotten(
                                    id, Instant.now().truncatedTo(ChronoUnit.MILLIS)));
                    return id;
                });
    }

    @Handles
    void on(PasswordForgotten forgotten) {
        var sql = "delete from identity.reset_wishes where id = ? returning typed";
        db.sql(sql)
                .param(forgotten.wishId())
                .query(String.class)
                .optional()
                .ifPresent(typed -> meant(typed).forEach(this::write));
    }

    private List<Account> meant(String typed) {
        return typed.contains("@")
                ? accounts.at(typed)
                : accounts.named(typed.toLowerCase(Locale.ROOT)).stream()
                        .filter(account -> !account.email().isEmpty())
                        .toList();
    }

    private void write(Account account) {
        var secret = links.make(account.username(), Purpose.RESET, settings.resetLink());
        var link = address.of("/sign-in/reset/" + secret);
        letters.send(
                account,
                "password_reset",
                account.username(),
                letters.secret(account, link),
                settings.resetLink().toMinutes());
    }
}

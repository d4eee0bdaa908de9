package opora.identity;

import java.util.List;
import opora.backbone.Handles;
import opora.privacy.ErasureAnswered;
import opora.privacy.ErasureAsked;
import opora.privacy.PersonErased;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Closes the account of somebody who is erased: they are signed out everywhere, nothing they had
/// in their hands opens anything, and all that stays is the name, so that nobody else ever gets it.
@Component
class CloseAccount {
    private static final List<String> GONE =
            List.of(
                    "sessions",
                    "devices",
                    "links",
                    "authenticators",
                    "recovery_codes",
                    "entries",
                    "passkeys",
                    "challenges",
                    "registration_answers",
                    "access_tokens",
                    "app_consents",
                    "app_codes",
                    "app_refreshes",
                    "linked",
                    "grants");

    private final JdbcClient db;
    private final Accounts accounts;
    private final Roles roles;
    private final Grants grants;
    private final EndSessions sessions;
    private final KeepAccessTokens tokens;

    CloseAccount(
            JdbcClient db,
            Accounts accounts,
            Roles roles,
            Grants grants,
            EndSessions sessions,
            KeepAccessTokens tokens) {
        this.db = db;
        this.accounts = accounts;
        this.roles = roles;
        this.grants = grants;
        this.sessions = sessions;
        this.tokens = tokens;
    }

    @Handles
    ErasureAnswered on(ErasureAsked asked) {
        return ErasureAnswered.of(asked, "identity", objections(asked.username()));
    }

    private List<String> objections(String username) {
        if (accounts.named(username).isEmpty()) {
            return List.of("unknown");
        }
        var rulers = grants.rulers();
        var rules = rulers.stream().anyMatch(ruler -> ruler.username().equals(username));
        return rules && !Ruler.remainWithout(rulers, username) ? List.of("ruler") : List.of();
    }

    @Handles
    void on(PersonErased erased) {
        var username = erased.username();
        if (accounts.named(username).isEmpty()) {
            return;
        }
        roles.hold();
        sessions.all(username);
        tokens.revokeAll(username);
        var close =
                """
                update identity.accounts
                set email = '', hash = '', email_proved_at = null, blocked_at = coalesce(blocked_at, now()), closed_at = now()
                where username = ?
                """;
        db.sql(close).param(username).update();
        GONE.forEach(
                table ->
                        db.sql("delete from identity." + table + " where username = ?")
                                .param(username)
                                .update());
        db.sql("update identity.invitations set meant_for = '' where used_by = ?")
                .param(username)
                .update();
        grants.tell(username);
    }
}

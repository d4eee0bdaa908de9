package opora.mailroom;

import java.util.List;
import opora.backbone.Handles;
import opora.privacy.PersonErased;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Erases the mails of somebody, and their address. That mails came, when, and what they became,
/// stays.
@Component
class ForgetPerson {
    private static final String THEIRS =
            """
            (customer = :username or sender <> '' and sender in (
                select lower(email) from mailroom.people where username = :username))
            """;
    private static final List<String> ACTS =
            List.of(
                    """
                    delete from mailroom.raws r using mailroom.mails m where m.id = r.mail_id and
                    """
                            + THEIRS,
                    """
                    delete from mailroom.participants where address in (
                        select lower(email) from mailroom.people where username = :username
                        union select sender from mailroom.mails where customer = :username)
                    """,
                    """
                    update mailroom.accepted a set addresses = '{}' from mailroom.mails m where m.id = a.mail_id and
                    """
                            + THEIRS,
                    """
                    update mailroom.mails
                    set sender = '', sender_name = '', subject = '', envelope = '', detail = '',
                        fate = case when fate in ('WAITING', 'TROUBLED', 'HELD') then 'DROPPED' else fate end
                    where
                    """
                            + THEIRS,
                    "delete from mailroom.kept_answers where username = :username",
                    "delete from mailroom.people where username = :username");

    private final JdbcClient db;

    ForgetPerson(JdbcClient db) {
        this.db = db;
    }

    @Handles
    void on(PersonErased erased) {
        ACTS.forEach(sql -> db.sql(sql).param("username", erased.username()).update());
    }
}

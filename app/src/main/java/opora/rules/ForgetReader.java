package opora.rules;

import java.util.List;
import opora.backbone.Handles;
import opora.privacy.PersonErased;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Whoever is erased is told nothing any more.
@Component
class ForgetReader {
    private static final List<String> ACTS =
            List.of(
                    """
                    delete from rules.readers where username = ?
                    """,
                    """
                    delete from rules.members where username = ?
                    """,
                    """
                    delete from rules.kept_answers where username = ?
                    """);

    private final JdbcClient db;

    ForgetReader(JdbcClient db) {
        this.db = db;
    }

    @Handles
    void on(PersonErased erased) {
        ACTS.forEach(sql -> db.sql(sql).param(erased.username()).update());
    }
}

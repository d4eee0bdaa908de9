package opora.files;

import opora.backbone.Handles;
import opora.privacy.PersonErased;
import opora.shell.FileStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What somebody has uploaded and not sent is gone with them; what they sent is the desk's to
/// forget.
@Component
class ForgetPerson {
    private final JdbcClient db;
    private final FileStore store;

    ForgetPerson(JdbcClient db, FileStore store) {
        this.db = db;
        this.store = store;
    }

    @Handles
    void on(PersonErased erased) {
        var who = erased.username();
        db.sql("select id from files.uploads where owner = ?")
                .param(who)
                .query(String.class)
                .list()
                .forEach(store::delete);
        db.sql("delete from files.uploads where owner = ?").param(who).update();
    }
}

package opora.mailroom;

import java.nio.charset.StandardCharsets;
import opora.shell.EmbeddedBox;
import opora.shell.MasterKey;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// In the demo, mails to the box of the embedded mail server become tickets.
@Component
class DemoBox implements ApplicationRunner {
    private final EmbeddedBox box;
    private final MasterKey master;
    private final JdbcClient db;

    DemoBox(EmbeddedBox box, MasterKey master, JdbcClient db) {
        this.box = box;
        this.master = master;
        this.db = db;
    }

    /// The server has another port after each start.
    @Override
    public void run(ApplicationArguments arguments) {
        var here = box.orNone();
        if (here == null) {
            return;
        }
        var sql =
                """
                insert into mailroom.boxes (name, address, language, way, host, port, security, login, password, afterwards,
                    changed_by)
                values ('Support', :address, 'ru', 'IMAP', '127.0.0.1', :port, 'NONE', :address, :password, 'DELETE', '')
                on conflict (address) do update
                set port = excluded.port, password = excluded.password, validity = null, last_uid = 0, next_at = now(),
                    claimed_until = null, version = boxes.version + 1
                """;
        db.sql(sql)
                .param("address", here.address())
                .param("port", here.port())
                .param(
                        "password",
                        master.seal(
                                here.password().getBytes(StandardCharsets.UTF_8),
                                MailroomContext.PASSWORD))
                .update();
        Boxes.turnPage(db);
    }
}

package opora.mailroom;

import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import opora.backbone.Database;
import opora.shell.Deed;
import opora.shell.Flaw;
import opora.shell.Journal;
import opora.shell.MasterKey;
import opora.shell.Outbound;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Staff says where people write to us.
@Component
class ChangeBoxes {
    private final JdbcClient db;
    private final Database database;
    private final Outbound outbound;
    private final MasterKey master;
    private final Journal journal;

    ChangeBoxes(
            JdbcClient db,
            Database database,
            Outbound outbound,
            MasterKey master,
            Journal journal) {
        this.db = db;
        this.database = database;
        this.outbound = outbound;
        this.master = master;
        this.journal = journal;
    }

    /// What came of it.
    sealed interface Changed {
        record Kept(long id) implements Changed {}

        record Flawed(List<Flaw> flaws) implements Changed {}

        record Outdated() implements Changed {}
    }

    Changed add(BoxDraft draft, String by) {
        var sql =
                """
                insert into mailroom.boxes (name, address, language, way, host, port, security, login, password, folder,
                    afterwards, moved_to, active, changed_by)
                values (:name, :address, :language, :way, :host, :port, :security, :login, :password, :folder,
                    :afterwards, :movedTo, :active, :by)
                returning id
                """;
        return checked(draft, by, sql, null);
    }

    /// Another server or folder is read from its beginning; what we have from there is known again.
    Changed change(long id, BoxDraft draft, String by) {
        var sql =
                """
                update mailroom.boxes
                set validity = case when (host, folder, login) = (:host, :folder, :login) then validity end,
                    last_uid = case when (host, folder, login) = (:host, :folder, :login) then last_uid else 0 end,
                    name = :name, address = :address, language = :language, way = :way, host = :host, port = :port,
                    security = :security, login = :login, password = coalesce(:password, password), folder = :folder,
                    afterwards = :afterwards, moved_to = :movedTo, active = :active, next_at = now(),
                    failing_since = null, reason = null, detail = '', claimed_until = null, changed_by = :by,
                    version = version + 1
                where id = :id and version = coalesce(:version, version)
                returning id
                """;
        return checked(draft, by, sql, id);
    }

    private Changed checked(BoxDraft draft, String by, String sql, @Nullable Long id) {
        var flaws = draft.flaws(outbound);
        if (!flaws.isEmpty()) {
            return new Changed.Flawed(flaws);
        }
        try {
            return database.transact(MailroomContext.NAME, _ -> write(draft, by, sql, id));
        } catch (DuplicateKeyException e) {
            return new Changed.Flawed(List.of(Flaw.of("address", "mailroom.flaw.taken")));
        }
    }

    private Changed write(BoxDraft draft, String by, String sql, @Nullable Long id) {
        var written =
                db.sql(sql)
                        .param("name", BoxDraft.text(draft.name()))
                        .param("address", draft.addressAsKept())
                        .param("language", BoxDraft.text(draft.language()))
                        .param("way", draft.wayOr())
                        .param("host", BoxDraft.text(draft.host()))
                        .param("port", draft.portOr())
                        .param("security", draft.securityOr())
                        .param("login", BoxDraft.text(draft.login()))
                        .param("password", sealed(draft), Types.BINARY)
                        .param("folder", draft.folderOr())
                        .param("afterwards", draft.afterwardsOr())
                        .param("movedTo", BoxDraft.text(draft.movedTo()))
                        .param("active", draft.on())
                        .param("by", by)
                        .param("id", id, Types.BIGINT)
                        .param("version", draft.version(), Types.INTEGER)
                        .query(Long.class)
                        .optional();
        if (written.isEmpty()) {
            return new Changed.Outdated();
        }
        tell(written.get(), draft, by);
        return new Changed.Kept(written.get());
    }

    private byte @Nullable [] sealed(BoxDraft draft) {
        var typed = BoxDraft.text(draft.password());
        return typed.isEmpty()
                ? null
                : master.seal(typed.getBytes(StandardCharsets.UTF_8), MailroomContext.PASSWORD);
    }

    private void tell(long id, BoxDraft draft, String by) {
        Boxes.turnPage(db);
        journal.tell(
                Deed.of("mailroom.box.changed", draft.addressAsKept())
                        .to("way", draft.wayOr())
                        .to("host", BoxDraft.text(draft.host()))
                        .to("active", draft.on()));
        database.publish(
                new MailboxChanged(
                        "mailbox-" + id, draft.addressAsKept(), draft.on(), by, Instant.now()));
    }
}

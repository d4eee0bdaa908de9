package opora.mailroom;

import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import opora.backbone.Database;
import opora.shell.Deed;
import opora.shell.Flaw;
import opora.shell.Journal;
import opora.shell.MasterKey;
import opora.shell.Outbound;
import opora.shell.Saved;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Staff says where people write to us.
@Component
class ChangeBoxes {
    private final JdbcClient db;
    private final Boxes boxes;
    private final Database database;
    private final Outbound outbound;
    private final MasterKey master;
    private final Journal journal;

    ChangeBoxes(
            JdbcClient db,
            Boxes boxes,
            Database database,
            Outbound outbound,
            MasterKey master,
            Journal journal) {
        this.db = db;
        this.boxes = boxes;
        this.database = database;
        this.outbound = outbound;
        this.master = master;
        this.journal = journal;
    }

    Saved<Long> add(BoxDraft draft, String by) {
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
    Saved<Long> change(long id, BoxDraft draft, String by) {
        var before = boxes.find(id);
        if (before.isEmpty()) {
            return new Saved.Unknown<>();
        }
        var seen = draft.version();
        if (seen != null && seen != before.get().version()) {
            return new Saved.Outdated<>();
        }
        var sql =
                """
                update mailroom.boxes
                set validity = case when (host, folder, login) = (:host, :folder, :login) then validity end,
                    last_uid = case when (host, folder, login) = (:host, :folder, :login) then last_uid else 0 end,
                    name = :name, address = :address, language = :language, way = :way, host = :host, port = :port,
                    security = :security, login = :login, folder = :folder,
                    password = coalesce(:password,
                        case when (host, port, security) = (:host, :port, :security) then password end),
                    afterwards = :afterwards, moved_to = :movedTo, active = :active, next_at = now(),
                    failing_since = null, reason = null, detail = '', claimed_until = null, changed_by = :by,
                    version = version + 1
                where id = :id and version = :before
                returning id
                """;
        return checked(draft, by, sql, before.get());
    }

    private Saved<Long> checked(BoxDraft draft, String by, String sql, @Nullable Box before) {
        var flaws = new BoxCheck(draft, before, outbound).flaws();
        if (!flaws.isEmpty()) {
            return new Saved.Flawed<>(flaws);
        }
        try {
            return database.transact(
                    MailroomContext.NAME,
                    _ ->
                            write(draft, by, sql, before)
                                    .map(id -> told(id, draft, before, by))
                                    .orElseGet(Saved.Outdated::new));
        } catch (DuplicateKeyException e) {
            return new Saved.Flawed<>(List.of(Flaw.of("address", "mailroom.flaw.taken")));
        }
    }

    /// What was checked is the box as it was read: nobody changes it in between.
    private Optional<Long> write(BoxDraft draft, String by, String sql, @Nullable Box before) {
        return db.sql(sql)
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
                .param("id", before == null ? null : before.id(), Types.BIGINT)
                .param("before", before == null ? null : before.version(), Types.INTEGER)
                .query(Long.class)
                .optional();
    }

    private byte @Nullable [] sealed(BoxDraft draft) {
        var typed = BoxDraft.text(draft.password());
        return typed.isEmpty()
                ? null
                : master.seal(typed.getBytes(StandardCharsets.UTF_8), MailroomContext.PASSWORD);
    }

    private Saved<Long> told(long id, BoxDraft draft, @Nullable Box before, String by) {
        Boxes.turnPage(db);
        var was = before == null ? Map.<String, String>of() : BoxDraft.of(before).facts();
        var deed =
                Deed.of("mailroom.box.changed", draft.addressAsKept()).changed(was, draft.facts());
        var secret = !BoxDraft.text(draft.password()).isEmpty();
        journal.tell(secret ? deed.to("password", "***") : deed);
        database.publish(
                new MailboxChanged(
                        "mailbox-" + id, draft.addressAsKept(), draft.on(), by, Instant.now()));
        return new Saved.Kept<>(id);
    }
}

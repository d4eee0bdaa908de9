package opora.portal;

import static java.sql.Types.ARRAY;

import java.time.Instant;
import java.util.List;
import opora.backbone.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What customers read of their tickets, line by line.
@Component
class KeepLines {
    static final String SYSTEM = "SYSTEM";
    static final String NO_FILES = "[]";

    private final JdbcClient db;
    private final PortalPages live;

    KeepLines(JdbcClient db, PortalPages live) {
        this.db = db;
        this.live = live;
    }

    /// @param line by which it is known when it comes again
    /// @param note why, where somebody said so
    record Line(
            String ticket,
            String line,
            String kind,
            String who,
            String role,
            String words,
            String files,
            String note,
            Instant at) {
        static Line step(
                String ticket, int version, String kind, String words, String note, Instant at) {
            return new Line(ticket, "v" + version, kind, "", SYSTEM, words, NO_FILES, note, at);
        }
    }

    /// What the customer wrote stands there already and is only known to be kept now.
    void keep(List<Line> all) {
        var sql =
                """
                insert into portal.lines (request_id, line, kind, who, role, words, files, note, state, at)
                select t.request_id, l.line, l.kind, l.who, l.role, l.words, l.files::jsonb, l.note, 'KEPT', l.at
                from unnest(:tickets, :lines, :kinds, :whos, :roles, :words, :files, :notes, :times)
                    with ordinality as l(ticket, line, kind, who, role, words, files, note, at, n)
                    join portal.tickets t on t.ticket = l.ticket
                order by l.n
                on conflict (request_id, line) do update set state = 'KEPT', kept_at = now(),
                    files = case excluded.files when '[]' then lines.files else excluded.files end,
                    note = coalesce(nullif(excluded.note, ''), lines.note)
                returning request_id
                """;
        for (var round : Rows.rounds(all, one -> List.of(one.ticket(), one.line()))) {
            var rows = new Rows<>(round);
            db.sql(sql)
                    .param("tickets", rows.texts(Line::ticket), ARRAY)
                    .param("lines", rows.texts(Line::line), ARRAY)
                    .param("kinds", rows.texts(Line::kind), ARRAY)
                    .param("whos", rows.texts(Line::who), ARRAY)
                    .param("roles", rows.texts(Line::role), ARRAY)
                    .param("words", rows.texts(Line::words), ARRAY)
                    .param("files", rows.texts(Line::files), ARRAY)
                    .param("notes", rows.texts(Line::note), ARRAY)
                    .param("times", rows.times(Line::at), ARRAY)
                    .query(String.class)
                    .list()
                    .forEach(live::ringAfterCommit);
        }
    }
}

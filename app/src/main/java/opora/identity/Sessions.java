package opora.identity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import opora.shell.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Where people are signed in.
@Component
class Sessions {
    private final JdbcClient db;

    Sessions(JdbcClient db) {
        this.db = db;
    }

    /// Adds one, and forgets those of this person that nobody will ask about again.
    void add(String id, String username, Visit visit, Set<String> proofs, Instant until) {
        db.sql(
                        """
                        delete from identity.sessions
                        where username = ? and ends_at < now() - interval '7 days'
                        """)
                .param(username)
                .update();
        var sql =
                """
                insert into identity.sessions (id, username, device, address, proofs, ends_at)
                values (:id, :username, :device, :address, :proofs, :until)
                """;
        db.sql(sql)
                .param("id", id)
                .param("username", username)
                .param("device", visit.device())
                .param("address", visit.address())
                .param("proofs", proofs.toArray(new String[0]))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// When it ends, if it has not.
    Optional<Instant> strengthen(String id, String username, Set<String> proofs) {
        var sql =
                """
                update identity.sessions set proofs = ?
                where id = ? and username = ? and ended_at is null and ends_at > now() returning ends_at
                """;
        return db.sql(sql)
                .param(proofs.toArray(new String[0]))
                .param(id)
                .param(username)
                .query((row, _) -> row.getObject("ends_at", OffsetDateTime.class).toInstant())
                .optional();
    }

    /// Those that have not ended, the latest first.
    List<SessionRow> of(String username) {
        var sql =
                """
                select id, device, address, begun_at, seen_at from identity.sessions
                where username = ? and within is null and ended_at is null and ends_at > now()
                order by seen_at desc, begun_at desc limit 200
                """;
        return db.sql(sql).param(username).query(SessionRow.class).list();
    }

    /// Ends those of a person that have one of these ids, and answers them.
    List<Ended> end(String username, Collection<String> ids) {
        var sql =
                """
                update identity.sessions set ended_at = now()
                where username = :username and id = any(:ids) and ended_at is null and ends_at > now()
                returning id, username, ends_at
                """;
        return db.sql(sql)
                .param("username", username)
                .param("ids", ids.toArray(new String[0]))
                .query(Sessions::ended)
                .list();
    }

    /// What ends it elsewhere, sealed.
    ///
    /// @param visit what the session is called there
    void keepOutside(String id, byte[] sealed, String visit) {
        db.sql("update identity.sessions set outside = ?, outside_id = ? where id = ?")
                .params(sealed, visit, id)
                .update();
    }

    /// Ends what came from there, with all that was begun within it.
    List<Ended> endOutside(String visit, String subject) {
        var sql =
                """
                with gone as (
                    select id from identity.sessions
                    where outside is not null and case when :visit <> '' then outside_id = :visit
                        else username = (select username from identity.linked where subject = :subject) end)
                update identity.sessions set ended_at = now()
                where (id in (select id from gone) or within in (select id from gone))
                    and ended_at is null and ends_at > now()
                returning id, username, ends_at
                """;
        return db.sql(sql)
                .param("visit", visit)
                .param("subject", subject)
                .query(Sessions::ended)
                .list();
    }

    Optional<byte[]> outside(String id) {
        var sql = "select outside from identity.sessions where id = ? and outside is not null";
        return db.sql(sql).param(id).query(byte[].class).optional();
    }

    /// Notes whose place somebody took, within a session of their own.
    void place(Place place, Visit visit, Instant until) {
        var sql =
                """
                insert into identity.sessions
                    (id, username, device, address, proofs, ends_at, in_place_of, within)
                values (:id, :username, :device, :address, '{}', :until, :other, :within)
                """;
        db.sql(sql)
                .param("id", place.id())
                .param("username", place.staff())
                .param("device", visit.device())
                .param("address", visit.address())
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("other", place.username())
                .param("within", place.session())
                .update();
    }

    /// Ends what somebody began in others' places within this session.
    List<Ended> endPlaces(String username, String session) {
        var sql =
                """
                update identity.sessions set ended_at = now()
                where username = :username and within = :session
                    and ended_at is null and ends_at > now()
                returning id, username, ends_at
                """;
        return db.sql(sql)
                .param("username", username)
                .param("session", session)
                .query(Sessions::ended)
                .list();
    }

    /// Ends all of a person but one.
    List<Ended> endOthers(String username, String kept) {
        var sql =
                """
                update identity.sessions set ended_at = now()
                where username = :username and id <> :kept and ended_at is null and ends_at > now()
                returning id, username, ends_at
                """;
        return db.sql(sql)
                .param("username", username)
                .param("kept", kept)
                .query(Sessions::ended)
                .list();
    }

    /// Those that ended before their tokens do.
    List<Ended> endedEarly() {
        var sql =
                """
                select id, username, ends_at from identity.sessions
                where ended_at is not null and ends_at > now()
                """;
        return db.sql(sql).query(Sessions::ended).list();
    }

    /// Notes when and from where sessions and tokens of programs were last used: three columns of
    /// equal length.
    void seen(String[] ids, String[] addresses, java.sql.Timestamp[] times) {
        var sql =
                """
                update identity.sessions set seen_at = seen.at, address = seen.address
                from unnest(:ids, :addresses, :times) as seen(id, address, at)
                where sessions.id = seen.id and sessions.seen_at < seen.at
                """;
        db.sql(sql)
                .param("ids", ids, java.sql.Types.ARRAY)
                .param("addresses", addresses, java.sql.Types.ARRAY)
                .param("times", times, java.sql.Types.ARRAY)
                .update();
        var programs =
                """
                update identity.access_tokens set used_at = seen.at
                from unnest(:ids, :times) as seen(id, at)
                where access_tokens.id = seen.id and (used_at is null or used_at < seen.at)
                """;
        db.sql(programs)
                .param("ids", ids, java.sql.Types.ARRAY)
                .param("times", times, java.sql.Types.ARRAY)
                .update();
    }

    private static Ended ended(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Ended(
                row.getString("id"),
                row.getString("username"),
                row.getObject("ends_at", OffsetDateTime.class).toInstant());
    }

    /// @param until when its tokens end by themselves
    record Ended(String id, String username, Instant until) {}
}

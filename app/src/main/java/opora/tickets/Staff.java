package opora.tickets;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who works at the desk.
@Component
class Staff {
    private static final String WORKS =
            "select distinct s.username from tickets.staff s join tickets.working_roles r using (role)";

    private final JdbcClient db;

    Staff(JdbcClient db) {
        this.db = db;
    }

    List<String> all() {
        return db.sql(WORKS + " order by 1 limit 500").query(String.class).list();
    }

    /// Those in whose name this stands, first those whose name begins with it.
    List<String> called(String typed) {
        var sql =
                """
                select username from (%s) s where position(lower(:typed) in lower(username)) > 0
                order by position(lower(:typed) in lower(username)), username limit 500
                """
                        .formatted(WORKS);
        return db.sql(sql).param("typed", typed).query(String.class).list();
    }

    boolean works(String username) {
        var sql = "select exists (" + WORKS + " where s.username = ?)";
        return db.sql(sql).param(username).query(Boolean.class).single();
    }

    /// The roles whose holders work here.
    List<String> roles() {
        return db.sql("select role from tickets.working_roles order by 1")
                .query(String.class)
                .list();
    }
}

package opora.tickets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import opora.shell.PhoneNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds customers, with an account or without, by the beginnings of whatever words the agent
/// hears: name, username, address of mail, telephone.
@Component
class FindPeople {
    private static final int SHOWN = 8;

    /// So many are looked at: beyond them only another word helps.
    private static final int LOOKED_AT = 500;

    private static final String SELECT =
            "select username, name, email, address, phone from tickets.people ";

    private final JdbcClient db;

    FindPeople(JdbcClient db) {
        this.db = db;
    }

    List<FoundPerson> find(String typed) {
        var heard = HeardWords.of(typed);
        var conditions = new ArrayList<String>();
        var values = new HashMap<String, Object>();
        if (!heard.words().isEmpty()) {
            conditions.add("words @@ to_tsquery('simple', :words)");
            values.put("words", heard.words());
        }
        if (!heard.numbers().isEmpty()) {
            conditions.add(numbered(heard, values));
        }
        if (conditions.isEmpty()) {
            return List.of();
        }
        var sql =
                "select * from (%s where %s limit %d) few order by username limit %d"
                        .formatted(SELECT, String.join(" and ", conditions), LOOKED_AT, SHOWN);
        return db.sql(sql).params(values).query(FoundPerson.class).list();
    }

    /// A number that begins like this, or a word of digits.
    private static String numbered(HeardWords heard, Map<String, Object> values) {
        var ways = new ArrayList<String>();
        for (int i = 0; i < heard.numbers().size(); i++) {
            ways.add("digits <> '' and digits >= :from%d and digits < :to%d".formatted(i, i));
            values.put("from" + i, heard.numbers().get(i));
            values.put("to" + i, heard.numbers().get(i) + ":"); // the sign after 9
        }
        ways.add("words @@ to_tsquery('simple', :figures)");
        values.put("figures", heard.figures());
        return "(" + String.join(" or ", ways) + ")";
    }

    Optional<FoundPerson> named(String username) {
        return db.sql(SELECT + "where username = ?")
                .param(username)
                .query(FoundPerson.class)
                .optional();
    }

    /// Who is known by this address or number already: those of this name first.
    List<FoundPerson> known(Caller caller) {
        var number = PhoneNumber.fits(caller.phone()) ? PhoneNumber.plain(caller.phone()) : "";
        var sql =
                SELECT
                        + """
                        where :email <> '' and email <> '' and lower(email) = lower(:email)
                            or :number <> '' and digits <> '' and digits = :number
                        order by lower(name) = lower(:name) desc, username limit :most
                        """;
        return db.sql(sql)
                .param("email", caller.email())
                .param("number", number)
                .param("name", caller.name())
                .param("most", SHOWN)
                .query(FoundPerson.class)
                .list();
    }

    /// The same caller under the name that the desk knows them by, where it does.
    Caller same(Caller caller) {
        var guests =
                known(caller).stream()
                        .filter(one -> one.guest() && one.is(caller))
                        .map(FoundPerson::username)
                        .toList();
        return guests.isEmpty() || guests.contains(caller.username())
                ? caller
                : new Caller(guests.getFirst(), caller.name(), caller.email(), caller.phone());
    }
}

package opora.tickets;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds customers by the beginnings of whatever words the agent hears: name, username, address of
/// mail, telephone.
@Component
class FindPeople {
    private static final int SHOWN = 8;
    private static final String SELECT =
            "select username, name, email, address, phone from tickets.people ";

    private final JdbcClient db;

    FindPeople(JdbcClient db) {
        this.db = db;
    }

    List<FoundPerson> find(String words) {
        var query =
                Arrays.stream(words.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                        .filter(word -> !word.isEmpty())
                        .limit(5)
                        .map(word -> word + ":*")
                        .collect(Collectors.joining(" & "));
        if (query.length() < 4) { // a letter alone finds everybody
            return List.of();
        }
        var sql = SELECT + "where words @@ to_tsquery('simple', ?) order by username limit ?";
        return db.sql(sql).params(query, SHOWN).query(FoundPerson.class).list();
    }

    Optional<FoundPerson> named(String username) {
        return db.sql(SELECT + "where username = ?")
                .param(username)
                .query(FoundPerson.class)
                .optional();
    }
}

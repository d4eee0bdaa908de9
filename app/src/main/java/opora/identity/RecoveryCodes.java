package opora.identity;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Codes for the day the phone is lost, each good once. They are shown when they are made and never
/// again.
@Component
class RecoveryCodes {
    private static final int COUNT = 10;
    private static final int LENGTH = 12;

    /// Without the letters and digits that look alike.
    private static final String LETTERS = "abcdefghkmnprstwxyz2345678";

    private final JdbcClient db;
    private final SecureRandom random = new SecureRandom();

    RecoveryCodes(JdbcClient db) {
        this.db = db;
    }

    /// New ones; the earlier ones are worth nothing any more.
    List<String> make(String username) {
        return make(username, COUNT);
    }

    /// A single one.
    String one(String username) {
        return make(username, 1).getFirst();
    }

    private List<String> make(String username, int count) {
        remove(username);
        var codes = IntStream.range(0, count).mapToObj(_ -> fresh()).toList();
        var sql = "insert into identity.recovery_codes (username, code_hash) values (?, ?)";
        codes.forEach(code -> db.sql(sql).param(username).param(hash(username, code)).update());
        return codes;
    }

    boolean uses(String username, String typed) {
        var sql = "delete from identity.recovery_codes where username = ? and code_hash = ?";
        return db.sql(sql).param(username).param(hash(username, typed)).update() == 1;
    }

    int left(String username) {
        var sql = "select count(*) from identity.recovery_codes where username = ?";
        return db.sql(sql).param(username).query(Integer.class).single();
    }

    void remove(String username) {
        db.sql("delete from identity.recovery_codes where username = ?").param(username).update();
    }

    private String fresh() {
        var letters =
                IntStream.range(0, LENGTH)
                        .mapToObj(
                                _ ->
                                        String.valueOf(
                                                LETTERS.charAt(random.nextInt(LETTERS.length()))))
                        .collect(Collectors.joining());
        return letters.substring(0, 4) + "-" + letters.substring(4, 8) + "-" + letters.substring(8);
    }

    private static byte[] hash(String username, String code) {
        var plain = code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return Secrets.hash(username + " " + plain);
    }
}

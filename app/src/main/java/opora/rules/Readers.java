package opora.rules;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import opora.shell.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The people rules tell: who stands behind a role, a right or a queue, and how to write to whom.
@Component
class Readers {
    private final JdbcClient db;
    private final RulesSettings settings;

    Readers(JdbcClient db, RulesSettings settings) {
        this.db = db;
        this.settings = settings;
    }

    /// Whom a rule means, each once. A bare address stands for itself.
    Set<String> named(List<Recipient> recipients, Facts facts) {
        var names = new TreeSet<String>();
        for (var recipient : recipients) {
            switch (recipient.kind()) {
                case FIELD -> names.add(facts.text(recipient.value()));
                case ADDRESS -> names.add(recipient.value());
                case ROLE, QUEUE -> names.addAll(members(recipient));
                case RIGHT -> names.addAll(having(recipient.value()));
                case WEBHOOK -> {} // nobody
            }
        }
        names.remove("");
        return names;
    }

    private List<String> members(Recipient recipient) {
        var sql = "select username from rules.members where kind = ? and name = ?";
        return db.sql(sql)
                .params(recipient.kind().name(), recipient.value())
                .query(String.class)
                .list();
    }

    private List<String> having(String right) {
        var sql =
                """
                select m.username from rules.members m join rules.role_rights r on r.role = m.name
                where m.kind = 'ROLE' and m.everywhere and :right = any (r.rights)
                """;
        return db.sql(sql).param("right", right).query(String.class).list();
    }

    /// Whoever the rule wants written in a language of its own reads that. Somebody of whom nothing
    /// has been heard yet may be just who this event tells of.
    Reader of(String username, @Nullable String language, Facts facts) {
        var sql = "select language, zone from rules.readers where username = ?";
        var kept = db.sql(sql).param(username).query(Kept.class).optional();
        var own = kept.map(Kept::language).orElseGet(() -> told(username, facts));
        return new Reader(
                username, language == null ? own : language, zone(kept.map(Kept::zone).orElse("")));
    }

    private String told(String username, Facts facts) {
        var language = facts.text("username").equals(username) ? facts.text("language") : "";
        return Texts.LANGUAGES.contains(language) ? language : settings.language();
    }

    private ZoneId zone(String told) {
        try {
            return told.isEmpty() ? settings.zone() : ZoneId.of(told);
        } catch (DateTimeException e) {
            return settings.zone();
        }
    }

    record Kept(String language, @Nullable String zone) {}
}

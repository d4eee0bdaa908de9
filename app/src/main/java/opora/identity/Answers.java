package opora.identity;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import opora.backbone.Database;
import opora.shell.MasterKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What people said when joining, sealed. Consents and the chosen plan are told to everybody, since
/// others act on them.
@Component
class Answers {
    private final JdbcClient db;
    private final Database database;
    private final MasterKey master;
    private final RegistrationSteps steps;

    Answers(JdbcClient db, Database database, MasterKey master, RegistrationSteps steps) {
        this.db = db;
        this.database = database;
        this.master = master;
        this.steps = steps;
    }

    /// Part of the transaction that makes the account. A consent is kept in the words it was asked
    /// for in.
    void keep(String username, String language, List<Answer> answers) {
        for (var answer : answers) {
            if (answer.text().isEmpty()) {
                continue;
            }
            var step = answer.step();
            var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            switch (step.kind()) {
                case FIELD, EMAIL -> write(username, step, answer.text());
                case CONSENT -> {
                    var words = step.title(language);
                    write(username, step, words);
                    database.publish(new ConsentGiven(username, step.name(), words, now));
                }
                case PLAN -> database.publish(new PlanChosen(username, answer.text(), now));
            }
        }
    }

    List<AnswerRow> of(String username, String language) {
        return steps.all().stream()
                .flatMap(
                        step ->
                                text(username, step)
                                        .map(text -> new AnswerRow(step.title(language), text))
                                        .stream())
                .toList();
    }

    private void write(String username, RegistrationStep step, String text) {
        var sql =
                "insert into identity.registration_answers (username, step, sealed) values (?, ?, ?)";
        var sealed = master.seal(text.getBytes(StandardCharsets.UTF_8), purpose(username, step));
        db.sql(sql).param(username).param(step.name()).param(sealed).update();
    }

    private Optional<String> text(String username, RegistrationStep step) {
        var sql =
                "select sealed from identity.registration_answers where username = ? and step = ?";
        return db.sql(sql)
                .param(username)
                .param(step.name())
                .query(byte[].class)
                .optional()
                .map(bytes -> master.open(bytes, purpose(username, step)))
                .map(plain -> new String(plain, StandardCharsets.UTF_8));
    }

    private static String purpose(String username, RegistrationStep step) {
        return "answer of " + username + " to " + step.name();
    }
}

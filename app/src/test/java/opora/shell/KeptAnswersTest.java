package opora.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import opora.Eventually;
import opora.WholeApp;
import opora.backbone.Database;
import opora.privacy.PersonErased;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What repeated requests are told is kept for a day, and for nobody who is erased.
class KeptAnswersTest {
    private final WholeApp app = WholeApp.get();
    private final String anna = "a" + Long.toString(System.nanoTime(), 36);

    @ParameterizedTest
    @CsvSource({
        "mailroom, answersOfMailroom",
        "rules, answersOfRules",
        "notifications, answersOfNotifications",
        "webhooks, answersOfWebhooks"
    })
    void areForgottenAfterADayAndWithTheirPerson(String context, String round) throws Exception {
        keep(context, "old", 25);
        keep(context, "young", 23);
        app.bean(round, KeptAnswers.Old.class).ring();
        Eventually.holds(() -> assertThat(kept(context)).isEqualTo("young"));
        var database = app.bean(Database.class);
        database.transact(
                "privacy",
                _ -> {
                    database.publish(new PersonErased(anna, Instant.now()));
                    return anna;
                });
        Eventually.holds(() -> assertThat(kept(context)).isEmpty());
    }

    private void keep(String context, String key, int hours) {
        var sql =
                """
                insert into %s.kept_answers (username, key, asked, at)
                values (?, ?, '', now() - make_interval(hours => ?))
                """;
        app.db().sql(sql.formatted(context)).params(anna, key, hours).update();
    }

    private String kept(String context) {
        var sql =
                "select coalesce(string_agg(key, ' '), '') from %s.kept_answers where username = ?";
        return app.db().sql(sql.formatted(context)).param(anna).query(String.class).single();
    }
}

package opora.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import opora.trial.ShellAlone;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;

class CallLimitTest {
    @Test
    void whoCallsTooOftenIsToldWhenToComeBack() {
        try (var app =
                SpringApplication.run(
                        ShellAlone.class, "--server.port=0", "--opora.shell.calls-per-minute=3")) {
            Signed.known(app.getBean(Keys.class));
            app.getBean(Rights.class).everybodyIsKnown();
            app.getBean(Rights.class).define("staff", Set.of(), Instant.EPOCH);
            var address =
                    "http://127.0.0.1:" + app.getEnvironment().getProperty("local.server.port");
            var anna = called(address, "anna");
            for (int left = 2; left >= 0; left--) {
                var answer = anna.json("POST", "/api/things", "{\"name\":\"a\",\"count\":1}");
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.headers().firstValue("RateLimit-Remaining"))
                        .hasValue(Integer.toString(left));
                assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
            }
            var refused = anna.json("POST", "/api/things", "{\"name\":\"a\",\"count\":1}");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Content-Type"))
                    .hasValue("application/problem+json");
            assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(1L, 20L);
            assertThat(refused.headers().allValues("Retry-After")).hasSize(1);
            assertThat(anna.get("/open/headers").statusCode()).as("a page").isEqualTo(200);
            assertThat(called(address, "boris").get("/api/things").statusCode()).isEqualTo(405);
        }
    }

    private static Site called(String address, String username) {
        return new Site(address)
                .with("Authorization", "Bearer " + Signed.token(username, "customer"));
    }
}

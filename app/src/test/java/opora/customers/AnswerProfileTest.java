package opora.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import opora.Eventually;
import opora.TestGround;
import opora.backbone.Tail;
import opora.identity.UserRegistered;
import org.junit.jupiter.api.Test;

class AnswerProfileTest {
    @Test
    void answersOnceThePersonIsKnownEvenIfAskedBefore() throws Exception {
        try (var ground = TestGround.of("customers")) {
            ground.backbone.context(
                    "customers",
                    List.of(
                            new BeginProfile(ground.db),
                            new AnswerProfile(
                                    new Profiles(ground.db),
                                    ground.backbone.database().personKeys())));
            ground.backbone.declare(List.of(UserRegistered.class, ProfileRequested.class));
            ground.backbone.start();
            var answers = new ConcurrentLinkedQueue<ProfileResponded>();
            ground.backbone.tail(
                    ProfileResponded.class,
                    Tail.From.BEGINNING,
                    answer -> answers.add(answer.event()));

            var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            ground.publish("notifications", new ProfileRequested("r-1", "anna", now));
            Thread.sleep(200);
            ground.publish(
                    "identity", new UserRegistered("anna", "anna@example.com", now, "test", null));

            Eventually.holds(
                    () ->
                            assertThat(answers)
                                    .singleElement()
                                    .satisfies(
                                            answer -> {
                                                assertThat(answer.requestId()).isEqualTo("r-1");
                                                assertThat(answer.email())
                                                        .isEqualTo("anna@example.com");
                                            }));
        }
    }
}

package opora.assignment;

import java.util.List;
import java.util.Objects;
import opora.shell.Flaw;
import opora.shell.FlawedRequest;
import opora.shell.Person;
import opora.shell.Sent;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What tickets are about, for programs whose people know better.
@RestController
@RequestMapping("/api/assignment")
class TopicsApi {
    private final Topics topics;
    private final Reasons reasons;
    private final CorrectTopic corrections;

    TopicsApi(Topics topics, Reasons reasons, CorrectTopic corrections) {
        this.topics = topics;
        this.reasons = reasons;
        this.corrections = corrections;
    }

    record All(List<String> topics) {}

    /// Every one that a ticket can have.
    @GetMapping("/topics")
    All list() {
        return new All(topics.names());
    }

    record Wish(@Sent("network") @Nullable String topic) {}

    /// The same said twice is one correction.
    @PutMapping("/why/{ticket}/topic")
    Reasons.Why correct(Person person, @PathVariable String ticket, @RequestBody Wish wish) {
        var now = reasons.of(ticket, person);
        var topic = Objects.requireNonNullElse(wish.topic(), "");
        if (!topics.names().contains(topic)) {
            throw new FlawedRequest(List.of(Flaw.of("topic", "assignment.flaw.unknown")));
        }
        if (now.byHand() && now.topic().equals(topic)) {
            return now;
        }
        corrections.byPerson(ticket, topic, person.username());
        return reasons.of(ticket, person);
    }
}

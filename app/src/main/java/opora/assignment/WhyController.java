package opora.assignment;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import opora.shell.Flaw;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.Person;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// Shows why a ticket is whose it is, and takes it when people know better what it is about.
@RestController
@RequestMapping("/assignment/why/{ticket}")
class WhyController {
    private final Templates pages;
    private final Reasons reasons;
    private final Topics topics;
    private final CorrectTopic corrections;

    WhyController(Templates pages, Reasons reasons, Topics topics, CorrectTopic corrections) {
        this.pages = pages;
        this.reasons = reasons;
        this.topics = topics;
        this.corrections = corrections;
    }

    @GetMapping
    JteModel show(Frame frame, Person person, @PathVariable String ticket) {
        return page(frame, person, ticket, List.of());
    }

    /// The same without what surrounds it, for the page of the ticket.
    @GetMapping("/part")
    JteModel part(Frame frame, Person person, @PathVariable String ticket) {
        return pages.assignmentReasons(frame, reasons.of(ticket, person));
    }

    @PostMapping("/topic")
    ResponseEntity<JteModel> correct(
            Frame frame,
            Person person,
            @PathVariable String ticket,
            @RequestParam(defaultValue = "") String topic) {
        reasons.of(ticket, person);
        if (!topics.names().contains(topic)) {
            return ResponseEntity.unprocessableContent()
                    .body(
                            page(
                                    frame,
                                    person,
                                    ticket,
                                    List.of(Flaw.of("topic", "assignment.flaw.unknown"))));
        }
        corrections.byPerson(ticket, topic, person.username());
        return Go.to("/assignment/why/" + ticket, "assignment.corrected");
    }

    private JteModel page(Frame frame, Person person, String ticket, List<Flaw> flaws) {
        return pages.assignmentWhy(
                frame,
                reasons.of(ticket, person),
                person.may(AssignmentContext.CORRECT) ? topics.names() : List.of(),
                flaws);
    }
}

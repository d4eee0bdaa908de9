package opora.tickets;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import opora.shell.Answered;
import opora.shell.Flaw;
import opora.shell.FlawedRequest;
import opora.shell.KeptAnswers;
import opora.shell.Once;
import opora.shell.Person;
import opora.shell.Seen;
import opora.shell.ToldByEvents;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The form for who is on the phone, for programs such as a telephone exchange.
@RestController
@RequestMapping("/api/desk")
class CallsApi {
    private final TakeCalls calls;
    private final FindPeople people;
    private final LookBeside beside;
    private final Tickets tickets;
    private final KeptAnswers answers;

    CallsApi(
            TakeCalls calls,
            FindPeople people,
            LookBeside beside,
            Tickets tickets,
            KeptAnswers answers) {
        this.calls = calls;
        this.people = people;
        this.beside = beside;
        this.tickets = tickets;
        this.answers = answers;
    }

    /// @param found by the words that were heard
    /// @param known by name, number or address, while nobody is picked
    /// @param theirs the tickets of who was picked, or of those who are known: open ones first
    /// @param similar other open ones: those with like words in their subject, the likest first,
    ///   and while nobody is known those about the same product
    record Looked(
            List<FoundPerson> found,
            List<FoundPerson> known,
            List<Line> theirs,
            List<Line> similar) {}

    @GetMapping("/beside")
    Looked beside(
            Person person,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String product,
            @RequestParam(defaultValue = "") String subject) {
        person.mustSomewhere(TicketsContext.WORK);
        var form =
                PhoneForm.of(
                        Map.of(
                                "customer", customer,
                                "name", name,
                                "email", email,
                                "phone", phone,
                                "product", product,
                                "subject", subject));
        var seen = beside.look(Sight.of(person), PeopleApi.heard(q), form);
        return new Looked(seen.found(), seen.known(), seen.theirs(), seen.similar());
    }

    @PostMapping("/tickets")
    @ToldByEvents
    @Answered(201)
    ResponseEntity<Ticket> open(Person person, @Once String once, @RequestBody CallWish wish) {
        person.mustSomewhere(TicketsContext.WORK);
        var opened =
                answers.once(
                        TicketsContext.NAME,
                        person,
                        once,
                        wish,
                        Long.class,
                        () -> opened(person, wish));
        var ticket = tickets.byNumber(opened.answer()).orElseThrow();
        return opened.created("/api/desk/tickets/" + ticket.number())
                .eTag(Seen.tag(ticket.version()))
                .body(ticket);
    }

    private long opened(Person person, CallWish wish) {
        var form = wish.form();
        var whole = people.named(form.word("customer")).map(form::completed).orElse(form);
        return switch (calls.take(person.username(), whole, ZoneOffset.UTC, wish.files())) {
            case TakeCalls.Taken.Opened(var number) -> number;
            case TakeCalls.Taken.Flawed(var flaws) ->
                    throw new FlawedRequest(flaws.stream().map(CallsApi::inTheirWords).toList());
        };
    }

    private static Flaw inTheirWords(Flaw flaw) {
        return flaw.field().equals(PhoneForm.WISHED)
                ? new Flaw("wishedAt", flaw.key(), flaw.values())
                : flaw;
    }
}

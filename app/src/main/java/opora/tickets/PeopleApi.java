package opora.tickets;

import java.util.List;
import opora.shell.Person;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Who calls, for programs such as a telephone exchange.
@RestController
@RequestMapping("/api/desk/people")
class PeopleApi {
    private static final int LONGEST = 100;

    private final FindPeople people;

    PeopleApi(FindPeople people) {
        this.people = people;
    }

    record Found(List<FoundPerson> people) {}

    @GetMapping
    Found find(Person person, @RequestParam(defaultValue = "") String q) {
        person.mustSomewhere(TicketsContext.WORK);
        return new Found(people.find(heard(q)));
    }

    /// Nobody says more than this.
    static String heard(String q) {
        return q.length() > LONGEST ? q.substring(0, LONGEST) : q;
    }
}

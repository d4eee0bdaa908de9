package opora.tickets;

import java.util.List;
import org.springframework.stereotype.Component;

/// Looks up who calls and what they asked before, within what the agent may see.
@Component
class LookBeside {
    private static final int SHOWN = 8;

    private final FindPeople people;
    private final Lists lists;
    private final Statuses statuses;

    LookBeside(FindPeople people, Lists lists, Statuses statuses) {
        this.people = people;
        this.lists = lists;
        this.statuses = statuses;
    }

    Beside look(Sight sight, String heard, PhoneForm form) {
        var picked = form.word("customer");
        var found = people.find(heard);
        var known = picked.isEmpty() ? people.known(form.caller()) : List.<FoundPerson>of();
        var theirs =
                picked.isEmpty()
                        ? known.stream().map(FoundPerson::username).toList()
                        : List.of(picked);
        return new Beside(
                found,
                known.stream().filter(one -> !found.contains(one)).toList(),
                lists.of(sight, theirs, SHOWN),
                theirs.isEmpty() ? lists.about(sight, form.word("product"), SHOWN) : List.of(),
                statuses.model());
    }
}

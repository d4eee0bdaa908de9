package opora.tickets;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import opora.shell.Ids;
import opora.shell.Person;
import opora.shell.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// What staff does to tickets, from pages and over the API.
@Component
class WorkOnTickets {
    private static final int LONGEST_MESSAGE = 10_000;

    private final Tickets tickets;
    private final Desk desk;
    private final Statuses statuses;
    private final Staff staff;
    private final Versions versions;
    private final Fields fields;

    WorkOnTickets(
            Tickets tickets,
            Desk desk,
            Statuses statuses,
            Staff staff,
            Versions versions,
            Fields fields) {
        this.tickets = tickets;
        this.desk = desk;
        this.statuses = statuses;
        this.staff = staff;
        this.versions = versions;
        this.fields = fields;
    }

    /// The ticket, for who may see it; to all others there is none.
    Ticket find(Person person, long number) {
        var sight = Sight.of(person);
        return tickets.byNumber(number)
                .filter(sight::covers)
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "desk.unknown"));
    }

    /// What somebody of the staff says.
    ///
    /// @param take whether an answer makes the ticket their work, where it is nobody's
    record Speech(String text, Visibility visibility, List<AttachedFile> files, boolean take) {
        boolean answers() {
            return visibility == Visibility.PUBLIC;
        }
    }

    /// @param once by which a repetition is known
    Outcome say(Person person, long number, String once, Speech speech) {
        var words = speech.text().strip();
        var files = speech.files();
        var said =
                new Happening.Said(Ids.next(), words, speech.visibility(), Channel.CHAT, files, "");
        return act(
                person,
                number,
                once,
                ticket -> {
                    if (words.isEmpty() && files.isEmpty()) {
                        return Verdict.impossible("text", "desk.message.none");
                    }
                    if (words.length() > LONGEST_MESSAGE) {
                        return Verdict.impossible("text", "desk.message.long");
                    }
                    return speech.take() && speech.answers()
                            ? Verdict.happens(said).and(taken(person, ticket))
                            : Verdict.happens(said);
                });
    }

    /// Nothing where somebody was quicker, or it can be nobody's work: what was said is said.
    private Verdict taken(Person person, Ticket ticket) {
        return ticket.standing().expert().isEmpty()
                ? assigned(person, ticket, person.username(), "")
                : Verdict.happens();
    }

    /// @param given what was filled in, by field
    Outcome move(Person person, long number, String once, String to, Map<String, String> given) {
        return act(
                person,
                number,
                once,
                ticket ->
                        Wishes.moved(
                                ticket,
                                statuses.model(),
                                to,
                                given,
                                fields.book(),
                                Sight.rights(person, ticket)));
    }

    Outcome change(Person person, long number, String once, Edit edit) {
        return act(
                person,
                number,
                once,
                ticket -> {
                    var since = versions.changedSince(ticket.id(), edit.seen());
                    return edit.judged(
                            Wishes.changed(
                                    ticket, edit.words(), since, fields.book(), edit.reason()));
                });
    }

    /// Deciding for others takes a right of its own; taking what is free does not.
    Outcome assign(Person person, long number, String once, String expert, String reason) {
        return act(person, number, once, ticket -> assigned(person, ticket, expert, reason));
    }

    /// Who corrects what another did needs the right to decide for others.
    Outcome record(Person person, long number, String once, WorkSaid said) {
        var work = said.work();
        return act(
                person,
                number,
                once,
                ticket -> {
                    var flaws = said.flaws();
                    if (!flaws.isEmpty()) {
                        return Verdict.impossible(flaws.getFirst().field(), flaws.getFirst().key());
                    }
                    if (work == null) {
                        return Verdict.happens(said.happening(person.username()));
                    }
                    var before = Effort.of(tickets.entries(ticket.id())).piece(work);
                    if (before.isEmpty()) {
                        return Verdict.impossible("work", "desk.work.unknown");
                    }
                    var expert = before.get().expert();
                    var may =
                            expert.equals(person.username())
                                    || Sight.rights(person, ticket).test(TicketsContext.ASSIGN);
                    return may
                            ? Verdict.happens(said.happening(expert))
                            : Verdict.impossible("work", "desk.refused.right");
                });
    }

    Verdict assigned(Person person, Ticket ticket, String expert, String reason) {
        var self = expert.equals(person.username());
        var free = ticket.standing().expert().isEmpty();
        if (!(self && free) && !Sight.rights(person, ticket).test(TicketsContext.ASSIGN)) {
            return Verdict.impossible("expert", "desk.refused.right");
        }
        if (!staff.works(expert)) {
            return Verdict.impossible("expert", "desk.refused.expert");
        }
        var assigned =
                new Happening.Assigned(
                        expert,
                        ticket.standing().expert(),
                        self ? Assigner.SELF : Assigner.HAND,
                        reason.strip());
        return Wishes.assigned(ticket, statuses.model(), assigned);
    }

    Outcome act(Person person, long number, String once, Function<Ticket, Verdict> decides) {
        var ticket = workedOn(person, number);
        return desk.act(ticket.id(), Actor.staff(person.username(), once), decides);
    }

    /// The ticket, for who may work on it. Seeing it is not enough.
    Ticket workedOn(Person person, long number) {
        if (person.scopes(TicketsContext.WORK).isEmpty()) {
            throw new Refused(HttpStatus.FORBIDDEN, "problem.403");
        }
        var ticket = find(person, number);
        if (!Sight.rights(person, ticket).test(TicketsContext.WORK)) {
            throw new Refused(HttpStatus.FORBIDDEN, "desk.refused.right");
        }
        return ticket;
    }
}

package opora.tickets;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The events by which others learn what happened to a ticket.
@Component
class TellOthers {
    private final RatingLink ratings;

    TellOthers(RatingLink ratings) {
        this.ratings = ratings;
    }

    /// @param ticket as it is afterwards
    /// @return null for what others have told us themselves
    @Nullable Object event(Ticket ticket, Happening happening, Actor actor) {
        return switch (happening) {
            case Happening.Opened _ -> opened(ticket);
            case Happening.Said said -> said(ticket, said, actor);
            case Happening.Moved moved -> moved(ticket, moved, actor);
            case Happening.Changed(var before, var after, var reason) ->
                    new TicketChanged(
                            ticket.id().toString(),
                            ticket.number(),
                            ticket.caller().username(),
                            before,
                            after,
                            actor.username(),
                            ticket.version(),
                            actor.at(),
                            reason);
            case Happening.Assigned assigned -> assigned(ticket, assigned, actor);
            case Happening.Unassigned unassigned -> unassigned(ticket, unassigned, actor);
            case Happening.Queued queued -> queued(ticket, queued, actor);
            case Happening.Worked worked -> worked(ticket, worked, actor);
            case Happening.Merged(var into, var number) ->
                    new TicketMerged(
                            ticket.id().toString(),
                            ticket.number(),
                            ticket.caller().username(),
                            into.toString(),
                            number,
                            actor.username(),
                            ticket.version(),
                            actor.at());
            case Happening.Linked(var kind, var other, var number) ->
                    linked(ticket, kind, other, number, true, actor);
            case Happening.Unlinked(var other, var number) ->
                    linked(ticket, LinkKind.RELATED, other, number, false, actor);
            case Happening.Classified _,
                    Happening.Weighed _,
                    Happening.Visited _,
                    Happening.Absorbed _ ->
                    null;
            case Happening.Rated(var stars, var comment) ->
                    new TicketRated(
                            ticket.id().toString(),
                            ticket.number(),
                            ticket.caller().username(),
                            ticket.standing().expert(),
                            stars,
                            comment,
                            actor.at());
        };
    }

    private static TicketLinked linked(
            Ticket ticket, LinkKind kind, UUID other, long number, boolean linked, Actor actor) {
        return new TicketLinked(
                ticket.id().toString(),
                ticket.number(),
                ticket.caller().username(),
                kind,
                other.toString(),
                number,
                linked,
                actor.username(),
                ticket.version(),
                actor.at());
    }

    static TicketOpened opened(Ticket ticket) {
        var origin = ticket.origin();
        var caller = ticket.caller();
        var about = ticket.matter();
        return new TicketOpened(
                ticket.id().toString(),
                ticket.number(),
                origin.requestId(),
                origin.channel(),
                caller.username(),
                caller.name(),
                caller.email(),
                caller.phone(),
                about.kind(),
                about.subject(),
                about.text(),
                about.product(),
                about.address(),
                about.wishedAt(),
                about.impact(),
                about.urgency(),
                about.priority(),
                ticket.standing().status(),
                ticket.standing().phase(),
                about.tags(),
                about.fields(),
                origin.files(),
                origin.mailId(),
                origin.by(),
                ticket.version(),
                origin.at());
    }

    private static MessageAdded said(Ticket ticket, Happening.Said said, Actor actor) {
        return new MessageAdded(
                ticket.id().toString(),
                ticket.number(),
                said.message().toString(),
                actor.requestId(),
                ticket.caller().username(),
                ticket.caller().email(),
                ticket.matter().subject(),
                actor.username(),
                actor.role(),
                said.visibility(),
                said.channel(),
                said.text(),
                said.files(),
                said.mailId(),
                actor.at(),
                ticket.standing().expert());
    }

    private TicketStatusChanged moved(Ticket ticket, Happening.Moved moved, Actor actor) {
        var customer = ticket.caller().username();
        var rating = moved.phase() == Phase.DONE ? ratings.address(ticket.id(), customer) : "";
        return new TicketStatusChanged(
                ticket.id().toString(),
                ticket.number(),
                customer,
                ticket.caller().email(),
                ticket.matter().subject(),
                moved.from(),
                moved.to(),
                moved.phase(),
                moved.clocksRun(),
                ticket.standing().expert(),
                actor.username(),
                moved.reason(),
                moved.resolution(),
                rating,
                ticket.version(),
                actor.at());
    }

    private static WorkRecorded worked(Ticket ticket, Happening.Worked worked, Actor actor) {
        return new WorkRecorded(
                ticket.id().toString(),
                ticket.number(),
                ticket.caller().username(),
                worked.work().toString(),
                worked.expert(),
                worked.minutes(),
                worked.parts(),
                worked.note(),
                worked.corrects(),
                actor.username(),
                ticket.version(),
                actor.at());
    }

    private static TicketAssigned assigned(
            Ticket ticket, Happening.Assigned assigned, Actor actor) {
        return new TicketAssigned(
                ticket.id().toString(),
                ticket.number(),
                ticket.caller().username(),
                ticket.matter().subject(),
                ticket.matter().address(),
                assigned.expert(),
                assigned.before(),
                assigned.why(),
                actor.username(),
                assigned.reason(),
                ticket.version(),
                actor.at(),
                ticket.caller().email(),
                ticket.origin().channel().name());
    }

    private static TicketUnassigned unassigned(
            Ticket ticket, Happening.Unassigned unassigned, Actor actor) {
        return new TicketUnassigned(
                ticket.id().toString(),
                ticket.number(),
                ticket.caller().username(),
                unassigned.expert(),
                actor.username(),
                unassigned.reason(),
                ticket.version(),
                actor.at(),
                why(unassigned, actor));
    }

    private static Assigner why(Happening.Unassigned unassigned, Actor actor) {
        if (actor.username().isEmpty()) {
            return Assigner.RULES;
        }
        return actor.username().equals(unassigned.expert()) ? Assigner.SELF : Assigner.HAND;
    }

    private static TicketQueued queued(Ticket ticket, Happening.Queued queued, Actor actor) {
        return new TicketQueued(
                ticket.id().toString(),
                ticket.number(),
                ticket.caller().username(),
                ticket.matter().subject(),
                ticket.priority(),
                queued.queue(),
                queued.reason(),
                ticket.version(),
                actor.at());
    }
}

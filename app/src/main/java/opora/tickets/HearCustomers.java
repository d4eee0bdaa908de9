package opora.tickets;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import opora.backbone.Handles;
import opora.shell.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Takes what people want of their tickets. What is not possible, or no longer, is told to them.
@Component
class HearCustomers {
    private final Desk desk;
    private final Tickets tickets;
    private final AskOutsiders outside;
    private final Statuses statuses;
    private final Staff staff;
    private final Versions versions;
    private final Fields fields;
    private final TicketsSettings settings;

    HearCustomers(
            Desk desk,
            Tickets tickets,
            AskOutsiders outside,
            Statuses statuses,
            Staff staff,
            Versions versions,
            Fields fields,
            TicketsSettings settings) {
        this.desk = desk;
        this.tickets = tickets;
        this.outside = outside;
        this.statuses = statuses;
        this.staff = staff;
        this.versions = versions;
        this.fields = fields;
        this.settings = settings;
    }

    @Handles
    @Nullable WishRefused on(MessageRequested wish) {
        var role = staff.works(wish.author()) ? AuthorRole.STAFF : AuthorRole.CUSTOMER;
        var said =
                new Happening.Said(
                        Ids.next(),
                        MatterCheck.legible(wish.text()),
                        Visibility.PUBLIC,
                        wish.channel(),
                        wish.files(),
                        wish.mailId());
        return say(
                wish.ticket(),
                wish.author(),
                new Actor(wish.author(), role, wish.requestId(), wish.at()),
                ticket ->
                        outside.asked(ticket.id(), wish.email())
                                ? AskOutsiders.answered(said, wish.email())
                                : role == AuthorRole.STAFF
                                        ? Verdict.happens(said)
                                        : Wishes.said(
                                                ticket,
                                                statuses.model(),
                                                said,
                                                settings.reopenWithin()));
    }

    @Handles
    @Nullable WishRefused on(TicketChangeRequested wish) {
        return own(
                wish.ticket(),
                wish.customer(),
                actor(wish.customer(), wish.by(), wish.requestId(), wish.at()),
                ticket -> {
                    if (!statuses.model().status(ticket.standing().status()).changes()) {
                        return Verdict.impossible("", "desk.refused.change");
                    }
                    var since = versions.changedSince(ticket.id(), wish.seen());
                    return mayChange(wish.changes().keySet())
                            ? Wishes.changed(ticket, wish.changes(), since, fields.book())
                            : Verdict.impossible("", "desk.refused.change");
                });
    }

    /// What a customer decides about their own ticket; the rest is the desk's.
    private boolean mayChange(Set<String> words) {
        var own =
                fields.book().living().stream()
                        .filter(Field::forCustomers)
                        .map(Field::key)
                        .toList();
        return words.stream()
                .allMatch(
                        field ->
                                own.contains(field)
                                        || Set.of(
                                                        "subject",
                                                        "text",
                                                        "product",
                                                        "address",
                                                        "wishedAt",
                                                        "impact",
                                                        "urgency")
                                                .contains(field));
    }

    @Handles
    @Nullable WishRefused on(TicketCancellationRequested wish) {
        return own(
                wish.ticket(),
                wish.customer(),
                actor(wish.customer(), wish.by(), wish.requestId(), wish.at()),
                ticket -> Wishes.cancelled(ticket, statuses.model(), wish.reason()));
    }

    @Handles
    @Nullable WishRefused on(TicketReopeningRequested wish) {
        return own(
                wish.ticket(),
                wish.customer(),
                actor(wish.customer(), wish.by(), wish.requestId(), wish.at()),
                ticket ->
                        Wishes.reopened(
                                ticket,
                                statuses.model(),
                                wish.reason(),
                                settings.reopenWithin(),
                                wish.at()));
    }

    @Handles
    @Nullable WishRefused on(RatingGiven wish) {
        return own(
                wish.ticket(),
                wish.customer(),
                actor(wish.customer(), "", wish.requestId(), wish.at()),
                ticket -> Wishes.rated(ticket, wish.stars(), wish.comment()));
    }

    /// @param by of the staff, in the customer's place; empty where they do it themselves
    private static Actor actor(String customer, String by, String requestId, Instant at) {
        return new Actor(by.isEmpty() ? customer : by, AuthorRole.CUSTOMER, requestId, at);
    }

    /// Only whose ticket it is may want this.
    private @Nullable WishRefused own(
            String ticket, String customer, Actor actor, Function<Ticket, Verdict> decides) {
        return act(
                ticket,
                customer,
                actor,
                found ->
                        found.caller().username().equals(customer)
                                ? decides.apply(found)
                                : Verdict.impossible("", "desk.refused.unknown"));
    }

    /// What is said to a ticket that goes on as another one is said to that.
    private @Nullable WishRefused say(
            String ticket, String wisher, Actor actor, Function<Ticket, Verdict> decides) {
        var into = tickets.goesOnAs(UUID.fromString(ticket));
        return switch (desk.act(into, actor, decides)) {
            case Outcome.Done _, Outcome.Again _ -> null;
            // merged in this very moment
            case Outcome.Impossible(_, _, var reason) when reason.equals(Desk.MERGED) ->
                    say(ticket, wisher, actor, decides);
            case Outcome.Impossible(_, _, var reason) -> refused(ticket, wisher, actor, reason);
            case Outcome.Unknown _ -> refused(ticket, wisher, actor, "desk.refused.unknown");
        };
    }

    /// @param wisher who hears of it when it is not possible
    private @Nullable WishRefused act(
            String ticket, String wisher, Actor actor, Function<Ticket, Verdict> decides) {
        return switch (desk.act(UUID.fromString(ticket), actor, decides)) {
            case Outcome.Done _, Outcome.Again _ -> null;
            case Outcome.Impossible(_, _, var reason) -> refused(ticket, wisher, actor, reason);
            case Outcome.Unknown _ -> refused(ticket, wisher, actor, "desk.refused.unknown");
        };
    }

    private static WishRefused refused(String ticket, String wisher, Actor actor, String reason) {
        return new WishRefused(ticket, actor.requestId(), wisher, reason, Instant.now());
    }
}

package opora.rules;

import java.util.List;
import opora.cards.CardDeclined;
import opora.identity.AccountLocked;
import opora.identity.UserRegistered;
import opora.notifications.NotificationRequested.Kind;
import opora.notifications.NotificationRequested.Timing;
import opora.subscriptions.InvoiceIssued;
import opora.subscriptions.InvoicePaid;
import opora.subscriptions.InvoicePaymentFailed;
import opora.subscriptions.SubscriptionSuspended;
import opora.tickets.ColleagueMentioned;
import opora.tickets.MessageAdded;
import opora.tickets.TicketAssigned;
import opora.tickets.TicketOpened;
import opora.tickets.TicketQueued;
import opora.tickets.TicketStatusChanged;
import opora.tickets.TicketUnassigned;
import opora.tickets.WatchedTicketChanged;

/// A rule that comes with the product. Its texts are `shipped.<name>.…`.
///
/// @param event a record with a [Topic]
/// @param when what must hold of the event, all of it
record Shipped(
        String name,
        Class<?> event,
        Kind kind,
        Recipient recipient,
        Timing timing,
        List<Way> ways,
        List<Condition> when) {
    private static final List<Way> BELL = List.of(Way.BELL);
    private static final List<Way> BOTH = List.of(Way.EMAIL, Way.BELL);

    private static final Recipient RULERS = new Recipient(Recipient.Kind.RIGHT, "identity.roles");
    private static final Recipient CALL_CENTRE = role("agent");
    private static final Recipient CUSTOMER = field("customer");
    private static final Recipient EXPERT = field("expert");

    /// Letters about money are written where it happens; these stand behind the bell. Of tickets
    /// nobody else tells.
    static final List<Shipped> ALWAYS =
            List.of(
                    new Shipped(
                            "locked",
                            AccountLocked.class,
                            Kind.SECURITY,
                            RULERS,
                            Timing.AT_ONCE,
                            BELL,
                            List.of()),
                    money("issued", InvoiceIssued.class),
                    money("paid", InvoicePaid.class),
                    money("unpaid", InvoicePaymentFailed.class),
                    money("suspended", SubscriptionSuspended.class),
                    money("declined", CardDeclined.class),
                    ticket("opened", TicketOpened.class, CUSTOMER, BOTH),
                    ticket(
                            "taken",
                            TicketAssigned.class,
                            CUSTOMER,
                            BOTH,
                            isNot("channel", "IMPORT")),
                    ticket("yours", TicketAssigned.class, EXPERT, BOTH),
                    ticket("released", TicketUnassigned.class, EXPERT, BELL, isNot("why", "SELF")),
                    ticket("named", ColleagueMentioned.class, field("colleague"), BOTH),
                    ticket("watched", WatchedTicketChanged.class, field("watcher"), BELL),
                    ticket("queued", TicketQueued.class, CALL_CENTRE, BOTH),
                    ticket(
                            "answered",
                            MessageAdded.class,
                            CUSTOMER,
                            BOTH,
                            is("visibility", "PUBLIC"),
                            is("role", "STAFF")),
                    ticket(
                            "replied",
                            MessageAdded.class,
                            EXPERT,
                            BOTH,
                            is("visibility", "PUBLIC"),
                            is("role", "CUSTOMER"),
                            asked("expert", Condition.Operator.FILLED)),
                    ticket(
                            "unheard",
                            MessageAdded.class,
                            CALL_CENTRE,
                            BOTH,
                            is("visibility", "PUBLIC"),
                            is("role", "CUSTOMER"),
                            asked("expert", Condition.Operator.EMPTY)),
                    ticket(
                            "moved",
                            TicketStatusChanged.class,
                            CUSTOMER,
                            BOTH,
                            isNot("phase", "DONE"),
                            isNot("to", "assigned")),
                    ticket("done", TicketStatusChanged.class, CUSTOMER, BOTH, is("phase", "DONE")));

    /// To be looked at and changed.
    static final Shipped DEMO =
            new Shipped(
                    "welcome",
                    UserRegistered.class,
                    Kind.SERVICE,
                    field("username"),
                    Timing.AWAKE,
                    BELL,
                    List.of());

    private static Shipped money(String name, Class<?> event) {
        return new Shipped(
                name, event, Kind.MONEY, field("username"), Timing.AT_ONCE, BELL, List.of());
    }

    private static Shipped ticket(
            String name, Class<?> event, Recipient recipient, List<Way> ways, Condition... when) {
        return new Shipped(
                name, event, Kind.SERVICE, recipient, Timing.AT_ONCE, ways, List.of(when));
    }

    private static Recipient field(String name) {
        return new Recipient(Recipient.Kind.FIELD, name);
    }

    private static Recipient role(String name) {
        return new Recipient(Recipient.Kind.ROLE, name);
    }

    private static Condition is(String field, String value) {
        return new Condition(field, Condition.Operator.EQUALS, value);
    }

    private static Condition isNot(String field, String value) {
        return new Condition(field, Condition.Operator.NOT, value);
    }

    private static Condition asked(String field, Condition.Operator operator) {
        return new Condition(field, operator, "");
    }

    Conditions conditions() {
        return when.isEmpty() ? Conditions.NONE : new Conditions(List.of(when));
    }
}

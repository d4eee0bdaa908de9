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

/// A rule that comes with the product. Its texts are `shipped.<name>.…`.
///
/// @param event a record with a [Topic]
record Shipped(String name, Class<?> event, Kind kind, Recipient recipient, Timing timing) {
    private static final Recipient OWNER = new Recipient(Recipient.Kind.FIELD, "username");
    private static final Recipient ADMINISTRATORS =
            new Recipient(Recipient.Kind.ROLE, "administrator");

    /// Letters about most of this are written where it happens; these stand behind the bell.
    static final List<Shipped> ALWAYS =
            List.of(
                    new Shipped(
                            "locked",
                            AccountLocked.class,
                            Kind.SECURITY,
                            ADMINISTRATORS,
                            Timing.AT_ONCE),
                    of("issued", InvoiceIssued.class),
                    of("paid", InvoicePaid.class),
                    of("unpaid", InvoicePaymentFailed.class),
                    of("suspended", SubscriptionSuspended.class),
                    of("declined", CardDeclined.class));

    /// To be looked at and changed.
    static final Shipped DEMO =
            new Shipped("welcome", UserRegistered.class, Kind.SERVICE, OWNER, Timing.AWAKE);

    private static Shipped of(String name, Class<?> event) {
        return new Shipped(name, event, Kind.MONEY, OWNER, Timing.AT_ONCE);
    }
}

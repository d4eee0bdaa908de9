package opora.subscriptions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody sees of their subscription.
///
/// @param own null when there is none
/// @param ownPlan the plan of it
/// @param pending what the next invoice takes along
/// @param end what its end comes to; null while it is not cancelled
/// @param endsOn the day of that
/// @param wished the plan that was chosen when joining and has not begun
/// @param card whether it can be paid from a card
/// @param open the invoices that are not paid
public record SubscriptionPage(
        @Nullable Subscription own,
        @Nullable Plan ownPlan,
        String until,
        List<Plan> plans,
        @Nullable Plan wished,
        boolean card,
        List<InvoiceSheet.Row> pending,
        @Nullable Farewell end,
        String endsOn,
        List<Invoice> open) {}

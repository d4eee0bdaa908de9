package opora.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import opora.WholeApp;
import opora.backbone.Backbone;
import opora.backbone.EventType;
import org.junit.jupiter.api.Test;

/// People choose among events by what they are called, not by their classes.
class EventGroupTest {
    /// Words between contexts, which nobody outside has a use for.
    private static final Set<String> WITHIN =
            Set.of(
                    "opora.billing.HoldRequested",
                    "opora.billing.RefundRequested",
                    "opora.billing.WalletChargeRequested",
                    "opora.billing.WalletPayoutRequested",
                    "opora.cards.CardRefundRequested",
                    "opora.cards.ChargeRequested",
                    "opora.customers.ProfileRequested",
                    "opora.customers.ProfileResponded",
                    "opora.identity.AccessTokenTold",
                    "opora.identity.SigningKeyIssued",
                    "opora.notifications.NotificationRequested",
                    "opora.notifications.PersonForgotten",
                    "opora.notifications.ReaderChanged",
                    "opora.orders.CancellationRequested",
                    "opora.orders.OrderCreationRequested",
                    "opora.privacy.ErasureAnswered",
                    "opora.privacy.ErasureAsked",
                    "opora.shell.DataGathered",
                    "opora.shell.DataWanted",
                    "opora.shell.PersonVouched",
                    "opora.tickets.ConversationSeen",
                    "opora.tickets.ImportRequested",
                    "opora.tickets.MessageRequested",
                    "opora.tickets.MessagesRead",
                    "opora.tickets.RatingGiven",
                    "opora.tickets.SomebodyWrites",
                    "opora.tickets.TicketCancellationRequested",
                    "opora.tickets.TicketChangeRequested",
                    "opora.tickets.TicketReopeningRequested",
                    "opora.tickets.TicketRequested");

    private final Texts texts = new Texts();

    @Test
    void everyEventHasANameOrIsOfferedToNobody() {
        var types =
                WholeApp.get().bean(Backbone.class).types().all().stream()
                        .map(EventType::name)
                        .filter(name -> name.startsWith("opora."))
                        .collect(Collectors.toSet());
        for (var language : Texts.LANGUAGES) {
            var nameless =
                    types.stream()
                            .filter(type -> !texts.knows(language, EventGroup.key(type)))
                            .collect(Collectors.toSet());
            assertThat(nameless).isSubsetOf(WITHIN);
            assertThat(types.stream().filter(WITHIN::contains))
                    .noneMatch(type -> texts.knows(language, EventGroup.key(type)));
        }
    }
}

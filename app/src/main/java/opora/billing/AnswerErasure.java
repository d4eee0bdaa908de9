package opora.billing;

import java.util.ArrayList;
import opora.backbone.Handles;
import opora.privacy.ErasureAnswered;
import opora.privacy.ErasureAsked;
import org.springframework.stereotype.Component;

/// Nobody is erased who has money here.
@Component
class AnswerErasure {
    private final Wallets wallets;

    AnswerErasure(Wallets wallets) {
        this.wallets = wallets;
    }

    @Handles
    ErasureAnswered on(ErasureAsked asked) {
        var wallet = wallets.of(asked.username());
        var objections = new ArrayList<String>();
        if (wallet.balance() > 0) {
            objections.add("money");
        }
        if (wallet.held() > 0) {
            objections.add("holds");
        }
        return ErasureAnswered.of(asked, "billing", objections);
    }
}

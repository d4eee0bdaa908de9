package opora.billing;

import java.util.List;
import opora.shell.Flaw;
import org.jspecify.annotations.Nullable;

/// What the wallet's page shows.
///
/// @param once names this sight of the form, so that sending it twice tops up once
/// @param typed the amount as it was typed, when there was something wrong with it
/// @param next the cursor of earlier entries; null on the last page
public record WalletPage(
        Wallet wallet,
        List<WalletEntry> history,
        @Nullable Long next,
        boolean first,
        String once,
        String typed,
        List<Flaw> flaws) {}

package opora.billing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One line of a wallet's history.
///
/// @param amount in minor units; below zero when money left the wallet
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WalletEntry(
        long id,
        TransferKind kind,
        long amount,
        String currency,
        @Nullable Long orderId,
        Instant at) {}

package opora.billing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One movement of a statement.
///
/// @param amount in minor units; below zero when money left the wallet
/// @param reverses the posting that this one takes back
/// @param reversedBy the posting that took this one back
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StatementLine(
        long id,
        TransferKind kind,
        long amount,
        @Nullable Long orderId,
        @Nullable String reason,
        @Nullable Long reverses,
        @Nullable Long reversedBy,
        Instant at) {
    /// Whether staff may take it back by hand.
    public boolean canBeReversed() {
        return kind.canBeReversed() && reversedBy == null;
    }
}

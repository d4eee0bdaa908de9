package opora.billing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What went into a wallet and out of it in some time, in minor units: the opening balance, what
/// moved, the newest first, and the closing balance.
///
/// @param to the first moment that is no longer part of it
/// @param next the cursor of earlier lines; absent on the last page
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Statement(
        String username,
        Instant from,
        Instant to,
        String currency,
        long opening,
        long in,
        long out,
        long closing,
        List<StatementLine> lines,
        @Nullable Long next) {}

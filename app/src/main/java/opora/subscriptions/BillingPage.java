package opora.subscriptions;

import java.util.List;
import opora.shell.Flaw;

/// What the billing office sees.
///
/// @param words what was searched for
public record BillingPage(
        String words,
        boolean unpaid,
        List<Invoice> invoices,
        List<Runs.Run> runs,
        String amount,
        String reason,
        List<Flaw> flaws) {}

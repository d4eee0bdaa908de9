package opora.orders.broken;

import opora.billing.PaymentProcessed;

/// This one is as it should be: an event may be seen.
record HearsOfPayments(PaymentProcessed payment) {}

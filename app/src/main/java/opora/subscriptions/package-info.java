/// Subscriptions: plans, who has which, and the invoices that follow by themselves. Every period of
/// a subscription is invoiced once, numbers leave no gaps, and what cannot be charged is tried
/// again on a schedule before the plan is suspended.
@NullMarked
package opora.subscriptions;

import org.jspecify.annotations.NullMarked;

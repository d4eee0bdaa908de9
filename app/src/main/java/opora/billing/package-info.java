/// Billing: everybody's wallet in a double-entry ledger. A transfer takes from one account what it
/// gives to another, once per business key; a wallet never goes below zero. Orders are paid in the
/// order in which they were made.
@NullMarked
package opora.billing;

import org.jspecify.annotations.NullMarked;
